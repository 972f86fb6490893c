/** The way to the tests before a class; their code comes when somebody opens it. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { MissingPart } from '#browser/parts/missing-part.tsx'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { Waiting } from '#browser/parts/waiting.tsx'

const loadPreFlight = async () => (await import('./pre-flight.tsx')).PreFlight

export function PreFlightDoor() {
  const words = useWords('live').preflight
  const [isOpen, setOpen] = useState(false)
  const { Part: PreFlight, isMissing } = useLatePart(loadPreFlight, isOpen)
  return (
    <Disclosure label={words.title} open={isOpen} onToggle={setOpen}>
      {/* Folded, the microphone is let go. */}
      {isOpen && PreFlight !== null && <PreFlight />}
      {isOpen && PreFlight === null && !isMissing && <Waiting label={words.title} />}
      {isOpen && PreFlight === null && isMissing && <MissingPart />}
    </Disclosure>
  )
}
