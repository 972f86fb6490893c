/** What is one's own: how one reads, the password, where one is signed in, who else is here. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { languageCodes, languages } from '#browser/catalogue/languages.ts'
import { setLanguage, useLanguage, useWords } from '#browser/catalogue/speech.ts'
import { changeDisplay } from '#browser/display/display-settings.ts'
import { DisplaySettingsForm } from '#browser/display/display-settings-form.tsx'
import { OfAgeNotice } from '#browser/identity/of-age-notice.tsx'
import { RecordingConsentPlace } from '#browser/live/recording-consent.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { useRoleLinks } from '#browser/role-homes.ts'
import { rolesOf, useViewer } from '#browser/viewer.ts'
import type { DeviceSessions, Notices } from '#contract/sign-in.ts'
import { MyAdjustments } from './my-adjustments.tsx'
import { MyCalendar } from './my-calendar.tsx'
import { MySessions } from './my-sessions.tsx'
import { PasswordChange } from './password-change.tsx'
import '#browser/identity/identity.css'

function LanguageChoice() {
  const words = useWords('general')
  const current = useLanguage()
  return (
    <RadioGroup
      label={words.language}
      inLine
      value={current}
      onValue={(language) =>
        void setLanguage(language).then(
          () => changeDisplay({ language }),
          () => toast({ text: words.languageUnavailable, kind: 'danger' }),
        )
      }
      options={languageCodes.map((code) => ({
        value: code,
        label: <span lang={code}>{languages[code].name}</span>,
      }))}
    />
  )
}

export function MyAccountPage() {
  const words = useWords('account')
  const { whoTitle } = useWords('sign-in')
  const recordings = useWords('recording-consent')
  const viewer = useViewer()
  const navigation = useRoleLinks(null)
  const sessions = useLoad('my-sessions', (signal) =>
    callApi<DeviceSessions>('/api/device/sessions', { signal }),
  )
  const notices = useLoad('my-notices', (signal) => callApi<Notices>('/api/me/notices', { signal }))
  if (viewer.state !== 'known') return null
  const { me } = viewer
  const roles = rolesOf(me)
  const isOnlyPupil = roles.has('pupil') && roles.size === 1
  return (
    <PageShell
      title={words.accountTitle}
      intro={`${me.givenName} ${me.familyName}`}
      navigation={navigation}
    >
      <div class="stack stack-wide">
        {notices.load.state === 'ready' &&
          notices.load.value.notices.map(({ kind, since }) => (
            <OfAgeNotice key={kind} since={since} />
          ))}
        <section class="stack" aria-labelledby="how-i-read">
          <h2 id="how-i-read">{words.howIRead}</h2>
          <LanguageChoice />
          <DisplaySettingsForm />
        </section>
        {me.adjustments && <MyAdjustments adjustments={me.adjustments} tu={isOnlyPupil} />}
        {roles.has('pupil') && (
          <section class="stack" aria-labelledby="recordings">
            <h2 id="recordings">{recordings.own}</h2>
            <RecordingConsentPlace pupilId={me.personId} name={null} />
          </section>
        )}
        {!isOnlyPupil && <PasswordChange onChanged={sessions.reload} />}
        <MySessions loaded={sessions} />
        <MyCalendar me={me} />
        <section class="stack" aria-labelledby="people-here">
          <h2 id="people-here">{words.peopleTitle}</h2>
          <p>{words.peopleText}</p>
          <div>
            <LinkButton href={pagePaths.whoIsIt} sign="person">
              {whoTitle}
            </LinkButton>
          </div>
        </section>
      </div>
    </PageShell>
  )
}
