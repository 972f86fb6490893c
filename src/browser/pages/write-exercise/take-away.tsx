/** The exercise as a file for Moodle, or for a colleague's Préau: what is saved, without its files. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'

export function TakeAway({ exerciseId }: { exerciseId: string }) {
  const words = useWords('write').takeAway
  const address = `/api/exercises/${exerciseId}/bank?format=`
  return (
    <Disclosure label={words.title}>
      <p>{words.means}</p>
      <p class="take-away-formats">
        <LinkButton href={`${address}moodle_xml`} sign="file" download="">
          {words.moodle_xml}
        </LinkButton>
        <LinkButton href={`${address}gift`} sign="file" download="">
          {words.gift}
        </LinkButton>
      </p>
    </Disclosure>
  )
}
