/**
 * Where every page leads when somebody is stuck: the numbers for children in danger first, then
 * the school's telephone, then what happens most often.
 */
import { useVoice, useWords } from '#browser/catalogue/speech.ts'
import { isInstalled, isOnApple, useInstallOffer } from '#browser/device/install-offer.ts'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { SchoolPhones } from '#browser/identity/school-phones.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import './help-page.css'

function Lifeline(props: { number: string; name: string; text: string }) {
  const words = useWords('help')
  return (
    <li class="lifeline">
      <a
        class="lifeline-number"
        href={`tel:${props.number}`}
        aria-label={words.call({ number: props.number })}
      >
        <Sign name="phone" />
        {props.number}
      </a>
      <div>
        <h3>{props.name}</h3>
        <p>{props.text}</p>
      </div>
    </li>
  )
}

/** Only where this browser can install: a calm entry, and nothing where it is done. */
function AsApp({ tu }: { tu: boolean }) {
  const words = useWords('device')
  const { person } = useWords('general')
  const install = useInstallOffer()
  if (isInstalled() || (install === null && !isOnApple())) return null
  return (
    <section class="stack">
      <h2>{words.installTitle}</h2>
      <p>{words.installText}</p>
      {install === null ? (
        <p>{words.installOnApple({ tu })}</p>
      ) : (
        <p>
          <Button onClick={install}>{person.install}</Button>
        </p>
      )}
    </section>
  )
}

export function HelpPage() {
  const words = useWords('help')
  const tu = useVoice() === 'tu'
  const lifelines = [words.childDanger, words.bullying, words.emergency]
  return (
    <PageShell title={words.helpTitle} intro={words.helpIntro({ tu })}>
      <div class="stack stack-wide">
        <section class="help-urgent" aria-labelledby="help-urgent">
          <h2 id="help-urgent">{words.urgentTitle}</h2>
          <p>{words.urgentIntro}</p>
          <ul class="plain lifelines">
            {lifelines.map((line) => (
              <Lifeline
                key={line.number}
                number={line.number}
                name={line.name}
                text={line.text({ tu })}
              />
            ))}
          </ul>
        </section>
        <section class="help-school">
          <div>
            <h2>{words.schoolTitle}</h2>
            <p>{words.schoolIntro({ tu })}</p>
            <SchoolPhones />
          </div>
          <div class="help-drawing">
            <PlaneTree />
          </div>
        </section>
        <section>
          <h2>{words.questionsTitle}</h2>
          {words.questions({ tu }).map((question) => (
            <Disclosure key={question.title} label={question.title}>
              {question.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Disclosure>
          ))}
        </section>
        <AsApp tu={tu} />
      </div>
    </PageShell>
  )
}
