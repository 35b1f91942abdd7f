/** What every page of the console has: what it is, what was just done, what went wrong, and where else to go. */
import type { ReactElement, ReactNode } from 'react';
import { htmlDocument } from './document.ts';
import type { Visit } from './visit.ts';

/** What stands above a page after a form was sent. */
export type Notice = {
  /** What the form has done. */
  readonly said?: string | undefined;
  /** Why the form is shown again. */
  readonly fault?: string | undefined;
};

type Framed = {
  readonly title: string;
  readonly over: string;
  readonly visit: Visit;
  readonly notice?: Notice | undefined;
  readonly nav?: readonly { readonly href: string; readonly name: string }[] | undefined;
  readonly children: ReactNode;
};

const Frame = ({ title, over, visit, notice, nav = [], children }: Framed): ReactElement => (
  <main id="content">
    <header>
      <p className="over">{over}</p>
      <h1 dir="auto">{title}</h1>
      {nav.length === 0 ? null : (
        <nav aria-label="On this page">
          <ul>
            {nav.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
    {notice?.said === undefined ? null : (
      <div className="said" id="said" role="status">
        <p>{notice.said}</p>
      </div>
    )}
    {notice?.fault === undefined ? null : (
      <div className="fault" id="fault" role="alert">
        <p>{notice.fault}</p>
      </div>
    )}
    {children}
    <footer>
      <p>
        You read this as {visit.person.name}. The link is yours alone: please do not pass it on. Plumbline
        coaches interviewers; it never scores candidates, and nothing here is a grade.
      </p>
      {visit.signOut === undefined ? null : <SignOut to={visit.signOut} />}
    </footer>
  </main>
);

export const SignOut = ({ to }: { readonly to: string }): ReactElement => (
  <form method="post" action={to}>
    <button type="submit" className="quiet">
      Sign out
    </button>
  </form>
);

export const framed = (page: Framed): string =>
  htmlDocument(`${page.title} · Plumbline`, <Frame {...page} />);

export const Section = ({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
  </section>
);

/** A form that works without JavaScript; sent twice it is answered with what the first sending did. */
export const Form = ({
  visit,
  does,
  children,
}: {
  readonly visit: Visit;
  readonly does: string;
  readonly children: ReactNode;
}): ReactElement => (
  <form method="post" action={visit.self} acceptCharset="utf-8">
    <input type="hidden" name="do" value={does} />
    <input type="hidden" name="nonce" value={visit.nonce()} />
    {children}
  </form>
);

export const Choice = ({
  name,
  value,
  checked,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly children: ReactNode;
}): ReactElement => (
  <label className="choice">
    <input type="radio" name={name} value={value} defaultChecked={checked} />
    <span>{children}</span>
  </label>
);

export const Words = ({
  name,
  label,
  hint,
  typed,
  maxLength,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly typed: string | undefined;
  readonly maxLength: number;
}): ReactElement => (
  <>
    <label className="field" htmlFor={name}>
      {label}
    </label>
    {hint === undefined ? null : (
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <textarea
      id={name}
      name={name}
      maxLength={maxLength}
      defaultValue={typed ?? ''}
      {...(hint === undefined ? {} : { 'aria-describedby': `${name}-hint` })}
    />
  </>
);
