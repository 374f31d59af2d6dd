"""Writes outlines.bin from Liberation Sans.

    pip install fonttools
    python3 make.py FOLDER

FOLDER holds LiberationSans-Regular.ttf and LiberationSans-Bold.ttf of the Liberation Fonts, version 2.1.5 (Debian's
fonts-liberation2). The characters are those whose widths stand in ../../figure/widths.rs, in that order.

For each weight, regular first: six lengths in bytes as 16 bits, low byte first, then the six streams. A number is of 7 bits
a byte, low bits first, the top bit set where more follow; a signed one is 2v or -2v - 1.
1. A byte a glyph: how many contours it has, or 128 and the number of glyphs that it is made of.
2. Of each component: its glyph, and how far right and up it is moved.
3. Of each contour: its number of points.
4. A bit a point, low bits first: whether it lies on the curve.
5. and 6. The steps to each point from the one before in its glyph, in x, then in y, in 1/1000 em.
"""

import re
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

EM = 1000
HERE = Path(__file__).parent


def characters():
    """The characters of widths.rs that have a width, in its order."""
    text = (HERE / "../../figure/widths.rs").read_text()
    found = []
    for first, widths in re.findall(r"\((0x[0-9A-F]+), &\[([^\]]*)\]", text):
        for offset, width in enumerate(re.findall(r"\d+", widths)):
            if int(width):
                found.append(int(first, 16) + offset)
    return found


def number(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return number(2 * value if value >= 0 else -2 * value - 1)


def simplified(points):
    """A contour without the points on the curve that lie halfway between two beside it, where TrueType has them
    anyway."""
    kept = []
    for at, (x, y, on) in enumerate(points):
        before, after = points[at - 1], points[(at + 1) % len(points)]
        is_between = not before[2] and not after[2]
        if on and is_between and abs(before[0] + after[0] - 2 * x) <= 1 and abs(before[1] + after[1] - 2 * y) <= 1:
            continue
        kept.append((x, y, on))
    return kept or points


def packed(font):
    scale = EM / font["head"].unitsPerEm
    table, cmap = font["glyf"], font.getBestCmap()
    names = [cmap[0x2010 if code == 0x2011 else code] for code in characters()]
    kinds, parts, counts, flags, xs, ys = bytearray(), bytearray(), bytearray(), [], bytearray(), bytearray()
    extra = []
    at = 0
    while at < len(names) + len(extra):
        glyph = table[names[at] if at < len(names) else extra[at - len(names)]]
        at += 1
        if glyph.isComposite():
            kinds.append(0x80 | len(glyph.components))
            for part in glyph.components:
                assert not hasattr(part, "transform"), "a component is only moved"
                if part.glyphName not in names and part.glyphName not in extra:
                    extra.append(part.glyphName)
                all_names = names + extra
                parts += number(all_names.index(part.glyphName))
                parts += signed(round(part.x * scale)) + signed(round(part.y * scale))
            continue
        kinds.append(max(glyph.numberOfContours, 0))
        if glyph.numberOfContours <= 0:
            continue
        points, ends, on_curve = glyph.getCoordinates(table)
        start, last = 0, (0, 0)
        for end in ends:
            contour = [(round(x * scale), round(y * scale), on & 1) for (x, y), on in
                       zip(points[start:end + 1], on_curve[start:end + 1])]
            start = end + 1
            contour = simplified(contour)
            counts += number(len(contour))
            for x, y, on in contour:
                flags.append(on)
                xs += signed(x - last[0])
                ys += signed(y - last[1])
                last = (x, y)
    bits = bytearray((len(flags) + 7) // 8)
    for index, on in enumerate(flags):
        bits[index // 8] |= on << index % 8
    streams = [kinds, parts, counts, bits, xs, ys]
    head = b"".join(len(stream).to_bytes(2, "little") for stream in streams)
    return head + b"".join(streams), len(extra)


def main(folder):
    out = b""
    for weight in ("Regular", "Bold"):
        data, extra = packed(TTFont(Path(folder) / f"LiberationSans-{weight}.ttf"))
        print(weight, len(characters()), "characters", extra, "parts of others", len(data), "bytes")
        out += data
    (HERE / "outlines.bin").write_bytes(out)


main(sys.argv[1])
