/** Asks for parts before they are needed, a few at once, and gives what comes in the order of the parts. */
export async function* askedAhead<Part, Found>(
  parts: Iterable<Part>,
  atOnce: number,
  ask: (part: Part) => Promise<Found>,
): AsyncGenerator<readonly [Part, Found]> {
  const asked: (readonly [Part, Promise<Found>])[] = []
  for (const part of parts) {
    const found = ask(part)
    // Heard when its turn comes; until then it is nobody's failure.
    found.catch(() => undefined)
    asked.push([part, found])
    const oldest = asked.length >= atOnce ? asked.shift() : undefined
    if (oldest !== undefined) yield [oldest[0], await oldest[1]]
  }
  for (const [part, found] of asked) yield [part, await found]
}
