import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Surfaces, lines and text have these; they stay what they are. */
const EXACT = 96;
const TRUECOLOUR = 2;
const TRUECOLOUR_ALPHA = 6;
const INDEXED = 3;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** `0xRRGGBB` for each dot, row by row. */
  readonly colours: Uint32Array;
}

/**
 * A screenshot with 256 colours, a third as large. Screens have few: most are mixtures at the edges of letters, where a
 * neighbour will do. Only for pictures as Chromium writes them: 8 bits a channel, not interlaced, nothing transparent.
 */
export function toPalettePng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const palette = paletteOf(colours);
  const places = new Map(palette.map((colour, index) => [colour, index]));
  const placeOf = (colour: number): number => {
    const known = places.get(colour);
    if (known !== undefined) return known;
    const nearest = nearestOf(palette, colour);
    places.set(colour, nearest);
    return nearest;
  };
  const rows = Buffer.alloc(height * (width + 1));
  for (const [at, colour] of colours.entries()) rows[at + Math.floor(at / width) + 1] = placeOf(colour);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED, 0, 0, 0], 8);
  const colourTable = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colourTable),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent ones as they are, and of the rest the means of those that look alike. */
function paletteOf(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].toSorted((a, b) => b[1] - a[1]);
  if (byCount.length <= COLOURS) return byCount.map(([colour]) => colour);
  const alike = new Map<number, { count: number; red: number; green: number; blue: number }>();
  for (const [colour, count] of byCount.slice(EXACT)) {
    const key = colour & 0xf0f0f0;
    const sum = alike.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    sum.count += count;
    sum.red += count * (colour >> 16);
    sum.green += count * ((colour >> 8) & 0xff);
    sum.blue += count * (colour & 0xff);
    alike.set(key, sum);
  }
  const means = [...alike.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ count, red, green, blue }) => {
      const mean = (sum: number): number => Math.round(sum / count);
      return (mean(red) << 16) | (mean(green) << 8) | mean(blue);
    });
  return [...new Set([...byCount.slice(0, EXACT).map(([colour]) => colour), ...means])].slice(0, COLOURS);
}

function nearestOf(palette: readonly number[], colour: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, candidate] of palette.entries()) {
    const red = (candidate >> 16) - (colour >> 16);
    const green = ((candidate >> 8) & 0xff) - ((colour >> 8) & 0xff);
    const blue = (candidate & 0xff) - (colour & 0xff);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** @throws where it isn't such a picture */
function decode(png: Buffer): Pixels {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, kind, interlace] = [png[24], png[25], png[28]];
  if (depth !== 8 || interlace !== 0 || (kind !== TRUECOLOUR && kind !== TRUECOLOUR_ALPHA))
    throw new Error('this is no picture as Chromium writes them');
  const channels = kind === TRUECOLOUR ? 3 : 4;
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * channels, channels);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) colours[at] = bytes.readUIntBE(at * channels, 3);
  return { width, height, colours };
}

/** Each row is written as differences from what is left of it and above: PNG, part 9. */
function unfilter(data: Buffer, rowBytes: number, step: number): Buffer {
  const rows = data.length / (rowBytes + 1);
  const bytes = Buffer.alloc(rows * rowBytes);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (rowBytes + 1)];
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column < step ? 0 : (bytes[at - step] ?? 0);
      const up = row === 0 ? 0 : (bytes[at - rowBytes] ?? 0);
      const corner = row === 0 || column < step ? 0 : (bytes[at - rowBytes - step] ?? 0);
      const written = data[row * (rowBytes + 1) + 1 + column] ?? 0;
      bytes[at] = (written + guess(filter, left, up, corner)) & 0xff;
    }
  }
  return bytes;
}

function guess(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [fromLeft, fromUp, fromCorner] = [left, up, corner].map((value) => Math.abs(estimate - value));
  if ((fromLeft ?? 0) <= (fromUp ?? 0) && (fromLeft ?? 0) <= (fromCorner ?? 0)) return left;
  return (fromUp ?? 0) <= (fromCorner ?? 0) ? up : corner;
}
