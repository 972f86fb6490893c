/** Prints once everything that a page shows is there: pictures further down have not been asked for yet. */

/** A picture that takes longer leaves its words on the paper, if it has any. */
const picturesWaitMsMax = 15_000

/** Asks for every picture under `root`, waits for them, opens what is folded, and prints. */
export async function printWhole(root: HTMLElement): Promise<void> {
  for (const folded of root.querySelectorAll('details')) folded.open = true
  const pictures = [...root.querySelectorAll('img')]
  for (const picture of pictures) picture.loading = 'eager'
  const late = new Promise<void>((resolve) => setTimeout(resolve, picturesWaitMsMax))
  await Promise.race([Promise.allSettled(pictures.map((picture) => picture.decode())), late])
  print()
}
