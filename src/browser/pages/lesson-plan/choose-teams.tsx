/** Whether what is given is done alone or in teams, and whether these are drawn now or made afterwards. */
import { useWords } from '#browser/catalogue/speech.ts'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { TeamSizeSelect } from '#browser/teach/team-size-select.tsx'

export interface TeamChoice {
  readonly how: 'alone' | 'drawn' | 'afterwards'
  /** Of the teams that are drawn. */
  readonly size: number
}

export function ChooseTeams(props: { choice: TeamChoice; onChoice: (choice: TeamChoice) => void }) {
  const { choice, onChoice } = props
  const words = useWords('teams')
  const { how, size } = choice
  const setHow = (next: TeamChoice['how']): void => onChoice({ how: next, size })
  return (
    <div class="stack">
      <RadioGroup
        label={words.how}
        value={how === 'alone' ? 'alone' : 'together'}
        onValue={(next) => setHow(next === 'alone' ? 'alone' : 'drawn')}
        inLine
        options={[
          { value: 'alone', label: words.alone },
          { value: 'together', label: words.together },
        ]}
      />
      {how !== 'alone' && (
        <RadioGroup
          label={words.give.teams}
          value={how}
          onValue={setHow}
          inLine
          options={[
            { value: 'drawn', label: words.give.drawn },
            { value: 'afterwards', label: words.give.afterwards },
          ]}
        />
      )}
      {how === 'drawn' && (
        <div class="lesson-plan-team-size">
          <TeamSizeSelect size={size} onSize={(next) => onChoice({ how, size: next })} />
        </div>
      )}
      {how !== 'alone' && (
        <p class="soft">
          {how === 'drawn' ? words.give.drawnMeans : words.give.afterwardsMeans} {words.give.means}
        </p>
      )}
    </div>
  )
}
