/**
 * What wouter, written for React, takes of React, answered by Preact alone: the build puts this in
 * React's place (`vite.config.ts`). Preact's whole layer for React's libraries would cost every
 * pupil's first load two kilobytes that nothing else needs.
 */
import type { ComponentChild } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

export { cloneElement, createContext, createElement, Fragment, isValidElement } from 'preact'
export {
  useContext,
  useEffect,
  useLayoutEffect,
  useLayoutEffect as useInsertionEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks'

/** Preact gives a function its `ref` among the facts that it is drawn from. */
export function forwardRef<Facts extends { ref?: unknown }>(
  draw: (facts: Facts, ref: Facts['ref']) => ComponentChild,
): (facts: Facts) => ComponentChild {
  return (facts) => draw(facts, facts.ref)
}

/** The value of now of something that stands outside of all components, such as the address. */
export function useSyncExternalStore<T>(
  subscribe: (listener: () => void) => () => void,
  read: () => T,
): T {
  const value = read()
  const drawn = useRef({ value, read })
  const [, drawAgain] = useState({})
  useLayoutEffect(() => {
    drawn.current = { value, read }
    // It may have changed between drawing and here.
    if (!Object.is(value, read())) drawAgain({})
  })
  useEffect(() => {
    const look = (): void => {
      if (!Object.is(drawn.current.value, drawn.current.read())) drawAgain({})
    }
    look()
    return subscribe(look)
  }, [subscribe])
  return value
}
