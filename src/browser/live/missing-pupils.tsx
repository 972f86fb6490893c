/**
 * Pupils of the lesson who are not in its live class, for adults: who waits under the préau, who came today
 * and is elsewhere, who was not seen today, with where each is to learn and the way to the call list.
 */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useCourseAtDoor } from '#browser/day/use-course-at-door.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { Register } from '#contract/attendance.ts'
import { type MissingGroups, sortMissing } from './sort-missing.ts'

/** As the register says it: where each is to learn, and which classes' families may be called. */
function useRegister(lessonId: string): Register | null {
  const { load } = useLoad<Register>(`live missing ${lessonId}`, (signal) =>
    callApi<Register>(`/api/lessons/${lessonId}/attendance`, { signal }),
  )
  return load.state === 'ready' ? load.value : null
}

function Groups({ groups }: { groups: MissingGroups }) {
  const words = useWords('live').people
  const format = useFormat()
  return (
    <>
      {(['waiting', 'in', 'unseen', 'unknown'] as const)
        .filter((state) => groups[state].length > 0)
        .map((state) => (
          <p key={state}>
            {state !== 'unknown' && <strong>{words.missingAre[state]} </strong>}
            {format.list(
              groups[state].map(({ name, place }) =>
                place === null ? name : words.missingAt[place]({ name }),
              ),
            )}
          </p>
        ))}
    </>
  )
}

function Known({ names, register }: { names: readonly string[]; register: Register }) {
  const words = useWords('live').people
  const { load } = useCourseAtDoor(register.lesson.courseId)
  const atDoor = load.state === 'ready' ? load.value.pupils : []
  const groups = sortMissing(names, register.pupils, atDoor)
  return (
    <>
      <Groups groups={groups} />
      {groups.unseen.length > 0 &&
        register.classesToCall.map(({ id, name }) => (
          <p key={id}>
            <LinkButton href={pagePaths.classCalls(id)} sign="phone">
              {words.familiesToCall({ name })}
            </LinkButton>
          </p>
        ))}
    </>
  )
}

export function MissingPupils({ lessonId, names }: { lessonId: string; names: readonly string[] }) {
  const words = useWords('live').people
  const register = useRegister(lessonId)
  return (
    <section>
      <h3>{words.missing}</h3>
      {names.length === 0 && <p>{words.nobodyMissing}</p>}
      {names.length > 0 &&
        (register === null ? (
          <Groups groups={sortMissing(names, [], [])} />
        ) : (
          <Known names={names} register={register} />
        ))}
    </section>
  )
}
