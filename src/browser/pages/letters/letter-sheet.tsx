/**
 * One letter: whose it is, what it opens, three steps with a picture each, the code, whom to call.
 * It shows the person's own address and children, and nothing of anybody else.
 */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { DoorKey } from '#browser/drawings/door-key.tsx'
import { Letter } from '#browser/drawings/letter.tsx'
import { Logo } from '#browser/drawings/logo.tsx'
import { PhoneInHand } from '#browser/drawings/phone-in-hand.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { PrintedCode } from '#browser/paper/printed-code.tsx'
import { siteText } from '#browser/paper/site-text.ts'
import { QrCode } from '#browser/parts/qr-code.tsx'
import type { Letters } from '#contract/cards.ts'
import './letter-sheet.css'

type OneLetter = Letters['letters'][number]
type LetterFrame = Pick<Letters, 'schoolName' | 'schoolPhone' | 'siteAddress' | 'isDemonstration'>

export interface LetterSheetProps {
  letter: OneLetter
  frame: LetterFrame
  /** Staff letters name no children. */
  audience: 'guardians' | 'staff'
}

function Addressee({ letter, frame }: { letter: OneLetter; frame: LetterFrame }) {
  const words = useWords('paper')
  const name = [letter.civility, letter.givenName, letter.familyName].filter(Boolean).join(' ')
  return (
    <div class="letter-head">
      <div class="letter-from">
        <Logo />
        <p>
          <strong>{frame.schoolName}</strong>
          {frame.schoolPhone && (
            <>
              <br />
              {frame.schoolPhone}
            </>
          )}
        </p>
        {frame.isDemonstration && <span class="paper-demo">{words.card.demonstration}</span>}
      </div>
      <address class="letter-to">
        <strong>{name}</strong>
        {letter.address.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
    </div>
  )
}

function Children({ letter }: { letter: OneLetter }) {
  const words = useWords('paper').letter
  if (letter.children.length === 0) return null
  return (
    <>
      <p>{words.childrenOpen({ count: letter.children.length })}</p>
      <ul class="letter-children">
        {letter.children.map((child) => (
          <li key={`${child.givenName} ${child.familyName}`}>
            <strong>
              {child.givenName} {child.familyName}
            </strong>
            {child.className !== null && `, ${words.ofClass({ className: child.className })}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Steps({ letter, frame }: Omit<LetterSheetProps, 'audience'>) {
  const words = useWords('paper').letter
  const site = siteText(frame.siteAddress)
  return (
    <ol class="letter-steps plain">
      <li>
        <PhoneInHand />
        <p>
          {words.step1} <strong>{site}</strong>
          <span class="letter-or">{words.orScan}</span>
        </p>
        <QrCode text={`${frame.siteAddress}${pagePaths.signInByLetter}`} label={words.qr} />
      </li>
      <li>
        <Letter />
        <p>
          {words.step2}
          <span class="letter-code">
            <PrintedCode code={letter.code} />
          </span>
        </p>
      </li>
      <li>
        <DoorKey />
        <p>{words.step3}</p>
      </li>
    </ol>
  )
}

export function LetterSheet({ letter, frame, audience }: LetterSheetProps) {
  const words = useWords('paper').letter
  const format = useFormat()
  return (
    <article
      class="paper letter"
      aria-label={words.letterOf({ name: `${letter.givenName} ${letter.familyName}` })}
    >
      <Addressee letter={letter} frame={frame} />
      <div class="letter-body">
        <p class="letter-title">{words.title}</p>
        <p>{audience === 'staff' ? words.openStaff : words.openGuardian}</p>
        <Children letter={letter} />
        <Steps letter={letter} frame={frame} />
        <p>{words.once({ day: format.day(letter.expiresAt) })}</p>
        <p>{audience === 'staff' ? words.ownStaff : words.ownGuardian}</p>
        <p class="letter-help">
          <strong>{words.helpTitle}</strong>{' '}
          {frame.schoolPhone === null
            ? words.helpNoPhone
            : words.helpPhone({ phone: frame.schoolPhone })}
        </p>
      </div>
    </article>
  )
}
