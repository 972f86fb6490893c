/**
 * What surrounds every page of a school's head and staff: the school's name, its places in the
 * header, and the plain "no" where the viewer has no part in it. The server decides again.
 */
import type { ComponentChildren } from 'preact'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import {
  type MySchool,
  mayIn,
  type SchoolPlace,
  type SchoolRight,
  useSchool,
  useSchoolLinks,
} from './use-school.ts'

export interface SchoolPageProps {
  uai: string
  /** Which place of the header is open; null for pages that stand under none. */
  place: SchoolPlace | null
  /** One of these rights is needed; `head`: the head alone. */
  needs: readonly SchoolRight[] | 'head'
  title: string
  heading?: ComponentChildren
  /** The school's name unless told. */
  intro?: ComponentChildren
  back?: { href: string; label: string } | undefined
  isHome?: boolean | undefined
  children: (school: MySchool) => ComponentChildren
}

const notHere: ApiRefusal = {
  code: 'forbidden',
  status: 403,
  detail: {},
  requestId: null,
  retryAfterMs: null,
}

export function SchoolPage(props: SchoolPageProps) {
  const school = useSchool(props.uai)
  const navigation = useSchoolLinks(school, props.place, props.isHome)
  const allowed = school !== null && mayIn(school, props.needs)
  return (
    <PageShell
      title={props.title}
      heading={props.heading}
      intro={props.intro ?? school?.name}
      back={props.back}
      navigation={navigation}
      density="staff"
    >
      {allowed ? props.children(school) : <ErrorView refusal={notHere} />}
    </PageShell>
  )
}
