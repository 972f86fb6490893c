/** The sentence of an act, in which the name of a person leads to that person's file. */
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type AuditLine, nameOf, useActText } from './act-words.ts'

export function ActSentence({ uai, line }: { uai: string; line: AuditLine }) {
  const text = useActText()(line)
  const name = nameOf(line.subject)
  const at = name === null ? -1 : text.indexOf(name)
  if (line.subject === null || name === null || at === -1) return <>{text}</>
  return (
    <>
      {text.slice(0, at)}
      <PageLink href={pagePaths.person(uai, line.subject.id)}>{name}</PageLink>
      {text.slice(at + name.length)}
    </>
  )
}
