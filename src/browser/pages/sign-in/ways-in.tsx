/** The ways in, as big things to press: the card first, since most people here are pupils. */
import type { ComponentChildren } from 'preact'
import { useSearch } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import { Bell } from '#browser/drawings/bell.tsx'
import { CardInHand } from '#browser/drawings/card-in-hand.tsx'
import { DoorKey } from '#browser/drawings/door-key.tsx'
import { Letter } from '#browser/drawings/letter.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { withNext } from '#browser/identity/next-address.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'

interface WayProps {
  href: string
  drawing: ComponentChildren
  label: string
  hint: string
  main?: boolean
}

function Way({ href, drawing, label, hint, main = false }: WayProps) {
  const search = useSearch()
  return (
    <li>
      <PageLink href={withNext(href, search)} class={main ? 'way main' : 'way'}>
        <span>{drawing}</span>
        <span class="way-text">
          <span class="way-label">{label}</span>
          <span class="way-hint">{hint}</span>
        </span>
        <Sign name="next" />
      </PageLink>
    </li>
  )
}

export function WaysIn() {
  const words = useWords('sign-in')
  return (
    <ul class="ways">
      <Way
        href={pagePaths.signInByCard}
        drawing={<CardInHand />}
        label={words.haveCard}
        hint={words.haveCardHint}
        main
      />
      <Way
        href={pagePaths.signInByPassword}
        drawing={<DoorKey />}
        label={words.havePassword}
        hint={words.havePasswordHint}
      />
      <Way
        href={pagePaths.signInByLetter}
        drawing={<Letter />}
        label={words.haveLetter}
        hint={words.haveLetterHint}
      />
      <Way
        href={pagePaths.signInByDictatedCode}
        drawing={<Bell />}
        label={words.haveDictated}
        hint={words.haveDictatedHint}
      />
    </ul>
  )
}
