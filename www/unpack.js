// Bytes of a text in base 85: four bytes in five characters, where base64 takes a character for every six bits. The
// alphabet is the bundler's, without what HTML, attributes or JavaScript strings would have to escape.
const fromBase85 = (text) => {
  const digits = new Uint8Array(128);
  [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_|~"].forEach(
    (character, value) => { digits[character.charCodeAt(0)] = value; },
  );
  const bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let from = 0, to = 0; from < text.length; to += 4) {
    let value = 0;
    for (const end = from + 5; from < end; from += 1) value = value * 85 + digits[text.charCodeAt(from)];
    bytes.setUint32(to, value);
  }
  return new Uint8Array(bytes.buffer);
};

// Unpacks LZMA: gives the bytes of a packed program in the "alone" format (13 bytes of header, then the stream).
// Browsers bring gzip, which leaves the page a quarter larger; this takes about a fifth of a second, once.
// After the format's own specification (LZMA SDK, lzma-specification.txt). It trusts its input, which is part of
// the page and covered by the policy's hashes or the host's own care.
const unpack = (packed) => {
  const header = new DataView(packed.buffer, packed.byteOffset, 13);
  const literalContextBits = packed[0] % 9;
  const literalPositionMask = (1 << (Math.floor(packed[0] / 9) % 5)) - 1;
  const positionMask = (1 << Math.floor(packed[0] / 45)) - 1;
  const size = header.getUint32(5, true);
  const out = new Uint8Array(size);

  // One array of probabilities; each model is a place in it.
  const IS_MATCH = 0, IS_REP = 192, IS_REP_0 = 204, IS_REP_1 = 216, IS_REP_2 = 228, IS_REP_0_LONG = 240;
  const SLOT = 432, POSITION = 688, ALIGN = 803, LENGTH = 819, REP_LENGTH = 1333, LITERAL = 1847;
  const chances = new Uint16Array(LITERAL + (0x300 << (literalContextBits + Math.log2(literalPositionMask + 1)))).fill(1024);

  let next = 18;
  // Range and code, in an array of their own because numbers of this size would otherwise be boxed, each time.
  const coder = new Uint32Array([0xffffffff, new DataView(packed.buffer, packed.byteOffset).getUint32(14)]);
  const widen = () => {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | packed[next++];
  };
  const bit = (at) => {
    const chance = chances[at];
    const range = coder[0];
    const code = coder[1];
    const bound = (range >>> 11) * chance;
    if (code < bound) {
      coder[0] = bound;
      chances[at] = chance + ((2048 - chance) >> 5);
      if (bound < 0x1000000) widen();
      return 0;
    }
    coder[0] = range - bound;
    coder[1] = code - bound;
    chances[at] = chance - (chance >> 5);
    if (range - bound < 0x1000000) widen();
    return 1;
  };
  const tree = (at, bits) => {
    let node = 1;
    for (let count = 0; count < bits; count += 1) node = (node << 1) | bit(at + node);
    return node - (1 << bits);
  };
  const reverseTree = (at, bits) => {
    let node = 1;
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      const digit = bit(at + node);
      node = (node << 1) | digit;
      value |= digit << count;
    }
    return value;
  };
  const direct = (bits) => {
    let value = 0;
    for (let count = 0; count < bits; count += 1) {
      coder[0] >>>= 1;
      const digit = coder[1] >= coder[0] ? 1 : 0;
      if (digit === 1) coder[1] -= coder[0];
      if (coder[0] < 0x1000000) widen();
      value = value * 2 + digit;
    }
    return value;
  };
  const length = (at, position) => {
    if (bit(at) === 0) return 2 + tree(at + 2 + (position << 3), 3);
    if (bit(at + 1) === 0) return 10 + tree(at + 130 + (position << 3), 3);
    return 18 + tree(at + 258, 8);
  };
  const distance = (run) => {
    const slot = tree(SLOT + (Math.min(run - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return high + reverseTree(POSITION + high - slot, bits);
    return high + direct(bits - 4) * 16 + reverseTree(ALIGN, 4);
  };

  let state = 0;
  let rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
  let at = 0;
  while (at < size) {
    const position = at & positionMask;
    if (bit(IS_MATCH + (state << 4) + position) === 0) {
      const before = at > 0 ? out[at - 1] : 0;
      const context = ((at & literalPositionMask) << literalContextBits) + (before >> (8 - literalContextBits));
      const model = LITERAL + 0x300 * context;
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - rep0 - 1];
        do {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const digit = bit(model + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | digit;
          if (digit !== expected) break;
        } while (symbol < 0x100);
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(model + symbol);
      out[at] = symbol;
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let run = 0;
    if (bit(IS_REP + state) === 0) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      run = length(LENGTH, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(run);
    } else {
      if (bit(IS_REP_0 + state) === 0) {
        if (bit(IS_REP_0_LONG + (state << 4) + position) === 0) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - rep0 - 1];
          at += 1;
          continue;
        }
      } else if (bit(IS_REP_1 + state) === 0) {
        [rep1, rep0] = [rep0, rep1];
      } else if (bit(IS_REP_2 + state) === 0) {
        [rep2, rep1, rep0] = [rep1, rep0, rep2];
      } else {
        [rep3, rep2, rep1, rep0] = [rep2, rep1, rep0, rep3];
      }
      run = length(REP_LENGTH, position);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(at + run, size); at < end; at += 1) out[at] = out[at - rep0 - 1];
  }
  return out;
};
