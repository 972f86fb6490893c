/**
 * Loads of several commands the one that is asked for alone: each brings its part of Préau along, and all of them
 * together take a second longer than most need.
 */
import type { Command } from 'commander'

/** By name, in the order of the help: adds the command to the one above it. */
export type CommandLoaders = Readonly<Record<string, (above: Command) => Promise<unknown>>>

/** `word`: what stands in the place of a name. Whatever is none, as a wish for help, needs all of them. */
export async function addAsked(
  above: Command,
  loaders: CommandLoaders,
  word: string | undefined,
): Promise<Command> {
  const asked = word !== undefined && Object.hasOwn(loaders, word) ? loaders[word] : undefined
  for (const load of asked === undefined ? Object.values(loaders) : [asked]) await load(above)
  return above
}
