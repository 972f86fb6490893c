/**
 * While somebody waits: the préau over the page, or, on a page that needs no door (the help, a
 * lesson that lies on this device), only a line at its top.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import type { WaitingState } from '#browser/arrival/arrival-state.ts'
import { readShelf } from '#browser/arrival/browser-arrival.ts'
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { useViewer } from '#browser/viewer.ts'
import type { MyDay } from '#contract/day.ts'
import { heldPaths } from './held-paths.ts'
import { PlaceBar } from './place-bar.tsx'
import { PreauCover } from './preau-cover.tsx'
import './preau.css'

export interface PreauLayerProps {
  waiting: WaitingState
  /** The page under it needs nothing from behind the door. */
  isOpenPage: boolean
}

/** What is said when the préau goes away: it does so only when it is one's turn. */
function useEntryWords(): void {
  const words = useWords('arrival')
  const tu = useVoice() === 'tu'
  const text = useRef('')
  text.current = words.entered({ tu })
  useEffect(() => () => announce(text.current), [])
}

/** Today as it lies on this device; null until it is read, and where it does not. */
function useShelf(): MyDay | null {
  const [today, setToday] = useState<MyDay | null>(null)
  const { state } = useViewer()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whose day it is, is known only once the viewer is.
  useEffect(() => {
    let left = false
    void readShelf().then((day) => !left && setToday(day))
    return () => {
      left = true
    }
  }, [state])
  return today
}

export function PreauLayer({ waiting, isOpenPage }: PreauLayerProps) {
  const [location] = useLocation()
  const [wishedAt, setWishedAt] = useState<string | null>(null)
  const today = useShelf()
  const held = useMemo(() => heldPaths(today, Date.now()), [today])
  useEntryWords()
  const isOpen = (isOpenPage || held.has(location)) && wishedAt !== location
  if (isOpen) return <PlaceBar waiting={waiting} onBack={() => setWishedAt(location)} />
  return <PreauCover waiting={waiting} today={today} onLeave={() => setWishedAt(null)} />
}
