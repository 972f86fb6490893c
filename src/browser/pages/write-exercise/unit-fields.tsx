/** The unit of a number: whether it is asked for, and which symbols are understood. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { Question } from '#contract/questions.ts'
import type { KindFieldsProps } from './choice-fields.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { NumberField } from './small-fields.tsx'

type Numeric = Extract<Question, { kind: 'numeric' }>
type Unit = NonNullable<Numeric['unit']>
type Rule = 'none' | Unit['rule']

function withUnit(question: Numeric, unit: Unit | undefined): Numeric {
  const { unit: _before, ...rest } = question
  return unit === undefined ? rest : { ...rest, unit }
}

export function UnitFields({ question, onQuestion, errorAt }: KindFieldsProps<Numeric>) {
  const words = useWords('question')
  const { unit } = question
  const setRule = (rule: Rule): void => {
    if (rule === 'none') onQuestion(withUnit(question, undefined))
    else {
      const symbols = unit?.symbols ?? [{ symbol: '', factor: 1 }]
      onQuestion(withUnit(question, { rule, symbols }))
    }
  }
  const error = errorAt('unit.symbols')
  return (
    <div class="stack">
      <RadioGroup<Rule>
        label={words.unit}
        value={unit?.rule ?? 'none'}
        onValue={setRule}
        inLine
        options={[
          { value: 'none', label: words.unitNone },
          { value: 'optional', label: words.unitOptional },
          { value: 'required', label: words.unitRequired },
        ]}
      />
      {unit && (
        <>
          <p class="field-hint">{words.unitHint}</p>
          {error && <FieldError id="error-unit" text={error} />}
          <RowsEditor
            nameOf={(number) => words.symbolNumber({ number })}
            rows={unit.symbols}
            onRows={(symbols) => onQuestion(withUnit(question, { ...unit, symbols: [...symbols] }))}
            newRow={() => ({ symbol: '', factor: 1 })}
            addText={words.addSymbol}
            min={1}
            max={10}
          >
            {(row, set, place) => (
              <div class="row rows-pair">
                <Field
                  label={words.symbol}
                  value={row.symbol}
                  maxLength={20}
                  spellcheck={false}
                  onValue={(symbol) => set({ ...row, symbol })}
                />
                {place > 0 && (
                  <NumberField
                    label={words.factor}
                    hint={words.factorHint({
                      symbol: row.symbol,
                      first: unit.symbols[0]?.symbol ?? '',
                    })}
                    value={row.factor}
                    onNumber={(factor) => set({ ...row, factor })}
                  />
                )}
              </div>
            )}
          </RowsEditor>
        </>
      )}
    </div>
  )
}
