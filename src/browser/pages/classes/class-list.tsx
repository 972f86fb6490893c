/** The classes of the year: how many pupils, how many cards, who is responsible. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import type { Words } from '#browser/catalogue/catalogue.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { ClassSummary } from '#contract/classes.ts'
import { NameDialog } from './name-dialog.tsx'

const cardsMissing = (one: ClassSummary): number => Math.max(0, one.pupilCount - one.cardCount)

function CardState({ one }: { one: ClassSummary }) {
  const words = useWords('classes').list
  if (one.pupilCount === 0) return <span class="soft">{words.noPupil}</span>
  const missing = cardsMissing(one)
  return (
    <span class="card-count">
      <Sign name={missing === 0 ? 'check' : 'attention'} />
      {missing === 0
        ? words.cardsAll
        : one.cardCount === 0
          ? words.cardsNone
          : words.cardsMissing({ count: missing })}
    </span>
  )
}

function useClassColumns(school: MySchool): Column<ClassSummary>[] {
  const words = useWords('classes')
  const format = useFormat()
  const { columns } = words.list
  const teachers = (one: ClassSummary): string =>
    one.mainTeachers.length === 0
      ? words.list.noTeacher
      : format.list(one.mainTeachers.map(spokenName))
  const all: Column<ClassSummary>[] = [
    {
      key: 'name',
      header: columns.name,
      text: (one) => one.name,
      cell: (one) => <PageLink href={pagePaths.classPage(school.uai, one.id)}>{one.name}</PageLink>,
      sort: (one) => one.name,
    },
    {
      key: 'level',
      header: columns.level,
      text: (one) => one.levelLabel ?? '',
      sort: (one) => one.levelLabel,
    },
    {
      key: 'pupils',
      header: columns.pupils,
      numeric: true,
      text: (one) => format.number(one.pupilCount),
      sort: (one) => one.pupilCount,
    },
    {
      key: 'cards',
      header: columns.cards,
      text: (one) => `${one.cardCount}/${one.pupilCount}`,
      cell: (one) => <CardState one={one} />,
      sort: (one) => -cardsMissing(one),
    },
    {
      key: 'teachers',
      header: columns.teachers,
      text: teachers,
      cell: (one) =>
        one.mainTeachers.length === 0 ? <span class="soft">{teachers(one)}</span> : teachers(one),
      sort: (one) => (one.mainTeachers.length === 0 ? null : teachers(one)),
    },
  ]
  return mayIn(school, ['cards']) ? [...all, printColumn(words)] : all
}

function printColumn(words: Words['classes']): Column<ClassSummary> {
  return {
    key: 'acts',
    header: words.acts,
    control: true,
    text: () => '',
    cell: (one) =>
      one.pupilCount > 0 && (
        <LinkButton sign="print" href={pagePaths.classCards(one.id)}>
          {words.list.print}
          <span class="for-screen-readers"> {words.list.ofClass({ name: one.name })}</span>
        </LinkButton>
      ),
  }
}

function MissingCards({ classes }: { classes: readonly ClassSummary[] }) {
  const words = useWords('classes').list
  const count = classes.reduce((sum, one) => sum + cardsMissing(one), 0)
  if (count === 0) return null
  return (
    <Notice kind="attention" title={words.missingTitle({ count })}>
      <p>{words.missingMeans}</p>
    </Notice>
  )
}

function CreateClass({ uai }: { uai: string }) {
  const words = useWords('classes')
  const [open, setOpen] = useState(false)
  const [, navigate] = useLocation()
  return (
    <>
      <Button sign="plus" onClick={() => setOpen(true)}>
        {words.list.create}
      </Button>
      {open && (
        <NameDialog
          title={words.form.createTitle}
          hint={words.form.nameHint}
          withLevel
          submitText={words.form.create}
          save={(thing) => callApi<{ id: string }>(`/api/schools/${uai}/classes`, { body: thing })}
          onSaved={({ id }, name) => {
            toast({ text: words.form.created({ name }) })
            navigate(pagePaths.classPage(uai, id))
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

export function ClassList({ school }: { school: MySchool }) {
  const words = useWords('classes').list
  const columns = useClassColumns(school)
  const loaded = useLoad(`classes ${school.uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${school.uai}/classes`, { signal }),
  )
  const mayChange = mayIn(school, ['roster'])
  return (
    <LoadView loaded={loaded} label={words.caption}>
      {({ classes }) => (
        <div class="stack">
          {mayIn(school, ['cards']) && <MissingCards classes={classes} />}
          <Table
            caption={words.caption}
            dense
            copyable
            columns={columns}
            rows={classes}
            rowKey={(one) => one.id}
            sort={{ key: 'name', way: 'up' }}
            tools={mayChange && <CreateClass uai={school.uai} />}
            empty={
              <EmptyState
                drawing={<Bench />}
                action={
                  <>
                    {school.isHead && (
                      <LinkButton kind="primary" href={pagePaths.imports(school.uai)}>
                        {words.importRoster}
                      </LinkButton>
                    )}
                    {mayChange && (
                      <LinkButton href={pagePaths.movingUp(school.uai)}>{words.moveUp}</LinkButton>
                    )}
                  </>
                }
              >
                {words.empty}
              </EmptyState>
            }
          />
        </div>
      )}
    </LoadView>
  )
}
