/**
 * The draw among those who came early, so that anybody can recompute it: the fingerprint that was
 * published before, the seed afterwards, and this device's own check of the two.
 */
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Lottery } from '#contract/arrival.ts'
import { seedMatches } from './seed-matches.ts'

/** Null: not published yet, or this browser cannot compute it. */
function useCheck({ seed, seedHash }: Lottery): boolean | null {
  const [matches, setMatches] = useState<boolean | null>(null)
  useEffect(() => {
    let left = false
    setMatches(null)
    if (seed !== null && globalThis.crypto?.subtle !== undefined) {
      void seedMatches(seed, seedHash).then((isSame) => !left && setMatches(isSame))
    }
    return () => {
      left = true
    }
  }, [seed, seedHash])
  return matches
}

export function LotteryNote({ lottery }: { lottery: Lottery }) {
  const words = useWords('arrival').lottery
  const matches = useCheck(lottery)
  return (
    <Disclosure label={words.title}>
      <p>{words.means}</p>
      <p>
        {words.hash} <code class="preau-hash">{lottery.seedHash}</code>
      </p>
      {lottery.seed === null ? (
        <p>{words.seedLater}</p>
      ) : (
        <>
          <p>
            {words.seed} <code class="preau-hash">{lottery.seed}</code>
          </p>
          {matches !== null && <p>{matches ? words.matches : words.differs}</p>}
          <p>{words.how}</p>
        </>
      )}
    </Disclosure>
  )
}
