/** The telephone of every school of the reader and of the reader's children. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { useViewer } from '#browser/viewer.ts'
import './school-phones.css'

/** `uais`: only these. */
export function SchoolPhones({ uais }: { uais?: readonly string[] | undefined }) {
  const words = useWords('general')
  const viewer = useViewer()
  const known = viewer.state === 'known' ? [...viewer.me.schools, ...viewer.me.childrenSchools] : []
  const schools = [...new Map(known.map((school) => [school.uai, school])).values()].filter(
    ({ uai }) => uais === undefined || uais.includes(uai),
  )
  if (schools.length === 0) return <p>{words.schoolUnknown}</p>
  return (
    <ul class="plain">
      {schools.map((school) => (
        <li key={school.uai}>
          {school.phone === null ? (
            words.schoolWithoutPhone({ school: school.name })
          ) : (
            <a class="school-phone" href={`tel:${school.phone.replace(/[^+\d]/g, '')}`}>
              <Sign name="phone" />
              {words.schoolPhone({ school: school.name, phone: school.phone })}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
