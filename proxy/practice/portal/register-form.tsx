import { useEffect, useId, useRef } from 'preact/hooks';
import { languageOf } from '../../../shared/words/locale.ts';
import { carrierName } from '../17track/carriers.ts';
import { practiceCarriers, registerOne } from './parcel-actions.ts';
import type { Report } from './report.ts';
import type { Say } from './words.ts';

interface RegisterFormProps {
  /** What stands in the field at first. */
  readonly number: string;
  readonly carrier: number;
  readonly run: (action: () => Promise<Report>) => void;
  readonly say: Say;
}

/** One number to register: any number, with or without a carrier and a translation. */
export function RegisterForm({ number, carrier, run, say }: RegisterFormProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const languages = new Intl.DisplayNames([languageOf(say.locale)], { type: 'language' });
  return (
    <form
      class="register"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const text = (name: string): string => String(fields.get(name) ?? '');
        run(() => registerOne(text('number'), Number(text('carrier')), text('lang')));
      }}
    >
      <label for={`${id}-number`}>
        <span class="small muted">{say('number')}</span>
        <input
          ref={field}
          id={`${id}-number`}
          name="number"
          defaultValue={number}
          autocomplete="off"
          spellcheck={false}
        />
      </label>
      <label for={`${id}-carrier`}>
        <span class="small muted">{say('carrier')}</span>
        <select id={`${id}-carrier`} name="carrier" defaultValue={String(carrier)}>
          <option value="0">{say('anyCarrier')}</option>
          {practiceCarriers.map((code) => (
            <option key={code} value={String(code)} selected={code === carrier}>
              {carrierName(code)}
            </option>
          ))}
        </select>
      </label>
      <label for={`${id}-lang`}>
        <span class="small muted">{say('language')}</span>
        <select id={`${id}-lang`} name="lang">
          <option value="">{say('noLanguage')}</option>
          <option value="en">{languages.of('en')}</option>
          <option value="zh-hans">{languages.of('zh-Hans')}</option>
        </select>
      </label>
      <button type="submit" class="button primary">
        {say('register')}
      </button>
    </form>
  );
}
