interface UprightLine {
  x: number;
  from: number;
  to: number;
}

/** Upright lines as one path: an element for each would be most of a chart. Undefined = there are none. */
export function uprightLines(lines: readonly UprightLine[]): string | undefined {
  return lines.map(({ x, from, to }) => `M${short(x)} ${short(from)}V${short(to)}`).join("") || undefined;
}

const short = (value: number) => Math.round(value * 100) / 100;
