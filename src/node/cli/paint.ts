import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Styles a piece of terminal text. */
export type Paint = (style: Style, text: string) => string;

/**
 * @param colour whether the text goes to a terminal with colours; decided once, at the edge
 * @returns a function that leaves text unchanged when it does not
 */
export function paint(colour: boolean): Paint {
  // Node would check its own standard output, which is not where `Io` writes in a test.
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
}
