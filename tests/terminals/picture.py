"""Pictures: read from the X server's file, compared pixel by pixel, written as PNG."""

import struct
import zlib


class Picture:
    """Rows of pixels of four bytes: blue, green, red and one that means nothing."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows

    def __eq__(self, other):
        return isinstance(other, Picture) and self.rows == other.rows

    def is_drawn(self):
        """Whether there is more than a window or two of one colour each."""
        return sum(row != row[:4] * self.width for row in self.rows) > 100

    def crop(self, left, top, right, bottom):
        """The part between these pixels."""
        rows = [row[4 * left:4 * right] for row in self.rows[top:bottom]]
        return Picture(right - left, bottom - top, rows)

    def png(self, path):
        """Writes a PNG file."""
        data = bytearray()
        for row in self.rows:
            rgb = bytearray(3 * self.width)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            data.append(0)
            data += rgb
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for name, chunk in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(data), 6)), (b"IEND", b"")):
                file.write(struct.pack(">I", len(chunk)) + name + chunk)
                file.write(struct.pack(">I", zlib.crc32(name + chunk)))


def read_framebuffer(path):
    """The picture in an XWD file of the X server."""
    with open(path, "rb") as file:
        data = file.read()
    numbers = struct.unpack(">25I", data[:100])
    header, width, height, bits, stride, colours = (numbers[i] for i in (0, 4, 5, 11, 12, 19))
    if bits != 32:
        raise ValueError("Xvfb keeps %d bits a pixel" % bits)
    start = header + 12 * colours
    lines = range(start, start + height * stride, stride)
    return Picture(width, height, [data[at:at + 4 * width] for at in lines])


def bounds(pictures):
    """Left, top, right, bottom of what is not the colour of the last pixel, in all pictures together."""
    left = top = 1 << 30
    right = bottom = 0
    for picture in pictures:
        ground = picture.rows[-1][-4:]
        empty = ground * picture.width
        for y, row in enumerate(picture.rows):
            if row == empty:
                continue
            top, bottom = min(top, y), max(bottom, y + 1)
            xs = [x for x in range(picture.width) if row[4 * x:4 * x + 4] != ground]
            left, right = min(left, xs[0]), max(right, xs[-1] + 1)
    return (left, top, right, bottom) if bottom else (0, 0, pictures[0].width, pictures[0].height)


def differing(one, other, by=1):
    """The pixels that differ, in one of their colours, by so much at least, as (x, y); all of them if the sizes do."""
    if (one.width, one.height) != (other.width, other.height):
        return [(x, y) for y in range(one.height) for x in range(one.width)]
    return [(x, y)
            for y, (a, b) in enumerate(zip(one.rows, other.rows)) if a != b
            for x in range(one.width)
            if any(abs(a[at] - b[at]) >= by for at in range(4 * x, 4 * x + 3))]


def marked(picture, pixels):
    """The picture at half its brightness, with these pixels in red."""
    dark = bytes(value // 2 for value in range(256))
    rows = [bytearray(row.translate(dark)) for row in picture.rows]
    for x, y in pixels:
        if y < len(rows) and x < picture.width:
            rows[y][4 * x:4 * x + 4] = b"\x00\x00\xff\x00"
    return Picture(picture.width, picture.height, rows)


def places(pixels):
    """Where pixels are, as the boxes around those that lie close to each other."""
    boxes = []
    for x, y in sorted(pixels, key=lambda pixel: (pixel[1], pixel[0])):
        for box in boxes:
            if box[0] - 15 <= x <= box[2] + 15 and box[1] - 5 <= y <= box[3] + 5:
                box[:] = min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)
                break
        else:
            boxes.append([x, y, x, y])
    told = ["%d,%d to %d,%d" % tuple(box) for box in boxes[:8]]
    return "; ".join(told) + ("; and %d more places" % (len(boxes) - 8) if len(boxes) > 8 else "")
