/**
 * Brings the préau when somebody has to wait. Its code and words are a chunk of their own: who is
 * let in at once never fetches them.
 */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useArrival } from '#browser/arrival/browser-arrival.ts'
import { prepareWords } from '#browser/catalogue/speech.ts'
import type { PreauLayerProps } from '#browser/pages/waiting-room/preau-layer.tsx'

async function loadLayer(): Promise<ComponentType<PreauLayerProps>> {
  const [layer] = await Promise.all([
    import('#browser/pages/waiting-room/preau-layer.tsx'),
    prepareWords(['arrival', 'day']),
  ])
  return layer.PreauLayer
}

export function PreauOverPage({ isOpenPage }: Pick<PreauLayerProps, 'isOpenPage'>) {
  const arrival = useArrival()
  const [Layer, setLayer] = useState<ComponentType<PreauLayerProps> | null>(null)
  const isMissing = arrival.state === 'waiting' && Layer === null
  // Each answer about the place is another chance to fetch what did not come the last time.
  const chance = arrival.state === 'waiting' ? arrival.heardAtMs : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chance` says when to try again.
  useEffect(() => {
    if (!isMissing) return
    let left = false
    loadLayer().then(
      (loaded) => !left && setLayer(() => loaded),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [isMissing, chance])
  if (arrival.state !== 'waiting' || Layer === null) return null
  return <Layer waiting={arrival} isOpenPage={isOpenPage} />
}
