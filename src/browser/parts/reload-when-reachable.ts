/**
 * A browser remembers that a part of the page could not be fetched and does not ask again: only
 * loading the page anew helps, and that only once the server answers.
 */
export async function reloadWhenReachable(): Promise<boolean> {
  const reached = await fetch('/api/health', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
  if (reached) location.reload()
  return reached
}
