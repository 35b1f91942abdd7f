/** Each block of a mail's content as React Email components. Text reaches the page escaped, by React, and no other way. */
import { Button } from '@react-email/button';
import { Heading } from '@react-email/heading';
import { Link } from '@react-email/link';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { ReactElement } from 'react';
import type { Block, Line, Span } from '../blocks.ts';
import { edgeOf, look, tones } from './look.ts';

export const drawSpan = ({ mark, text }: Span, index: number): ReactElement => {
  switch (mark) {
    case 'plain':
      return <span key={index}>{text}</span>;
    case 'whole':
      return (
        <span key={index} style={look.whole}>
          {text}
        </span>
      );
    case 'quote':
      return <span key={index}>{`“${text}”`}</span>;
    case 'code':
      return (
        <code key={index} style={look.code}>
          {text}
        </code>
      );
  }
};

const isQuote = (line: Line): boolean => line.length === 1 && line[0]?.mark === 'quote';

type PointBlock = Extract<Block, { kind: 'point' }>;

const Point = ({ block: { label, tone, lines } }: { block: PointBlock }): ReactElement => (
  <Section>
    <div className={`pb-edge-${tone}`} style={edgeOf(tone)}>
      <Heading as="h2" className={`pb-${tone}`} style={{ ...look.label, color: tones[tone].light }}>
        {label}
      </Heading>
      {lines.map((line, index) => (
        <Text
          key={index}
          className="pb-ink"
          style={{
            ...(isQuote(line) ? look.quote : look.line),
            ...(index === lines.length - 1 ? { marginBottom: '0' } : {}),
          }}
        >
          {line.map(drawSpan)}
        </Text>
      ))}
    </div>
  </Section>
);

const Links = ({ block: { links } }: { block: Extract<Block, { kind: 'links' }> }): ReactElement => {
  const first = links.find(({ weight }) => weight === 'primary');
  const others = links.filter((link) => link !== first);
  return (
    <Section style={look.actions}>
      {first === undefined ? null : (
        <Button href={first.href} className="pb-button" style={look.button}>
          {first.label}
        </Button>
      )}
      {others.length === 0 ? null : (
        <Text style={look.others}>
          {others.map(({ label, href, weight }) => (
            <Link
              key={label}
              href={href}
              className={weight === 'quiet' ? 'pb-muted' : 'pb-link'}
              style={weight === 'quiet' ? look.quiet : look.other}
            >
              {label}
            </Link>
          ))}
        </Text>
      )}
    </Section>
  );
};

/** Cells with a colour and a width: the one picture every mail program draws, with nothing fetched. */
const Bars = ({ block }: { block: Extract<Block, { kind: 'bars' }> }): ReactElement => (
  <Section style={look.point}>
    <Heading as="h2" className="pb-neutral" style={{ ...look.label, color: tones.neutral.light }}>
      {block.label}
    </Heading>
    {block.groups.map(({ name, bars }) => (
      <div key={name} style={look.barGroup}>
        <Text className="pb-ink" style={look.barName}>
          {name}
        </Text>
        {bars.map(({ tone, share, detail }) => (
          <div key={detail}>
            <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
              <tbody>
                <tr>
                  <td
                    className={`pb-bar-${tone}`}
                    width={`${Math.max(1, Math.round(share * 100))}%`}
                    style={{ ...look.bar, backgroundColor: tones[tone].light }}
                  >
                    {'\u00a0'}
                  </td>
                  <td style={look.bar}>{'\u00a0'}</td>
                </tr>
              </tbody>
            </table>
            <Text className="pb-muted" style={look.barDetail}>
              {detail}
            </Text>
          </div>
        ))}
      </div>
    ))}
  </Section>
);

export const BlockView = ({ block }: { block: Block }): ReactElement => {
  switch (block.kind) {
    case 'point':
      return <Point block={block} />;
    case 'facts':
      return (
        <Section style={look.point}>
          {block.facts.map(({ term, detail }) => (
            <Text key={term} className="pb-ink" style={look.fact}>
              <span className="pb-muted" style={look.factTerm}>{`${term}: `}</span>
              {detail}
            </Text>
          ))}
        </Section>
      );
    case 'items':
      return (
        <Section style={look.point}>
          {block.items.map(({ term, detail, links = [] }, index) => (
            <div key={index} style={look.itemGroup}>
              <Text className="pb-ink" style={block.terms === 'code' ? look.term : look.item}>
                {term}
              </Text>
              <Text className="pb-muted" style={look.detail}>
                {detail}
              </Text>
              {links.length === 0 ? null : (
                <Text style={look.inlines}>
                  {links.map(({ label, href }) => (
                    <Link key={label} href={href} className="pb-link" style={look.inline}>
                      {label}
                    </Link>
                  ))}
                </Text>
              )}
            </div>
          ))}
        </Section>
      );
    case 'bars':
      return <Bars block={block} />;
    case 'paragraph':
      return (
        <Text className="pb-ink" style={look.paragraph}>
          {block.line.map(drawSpan)}
        </Text>
      );
    case 'command':
      return (
        <Section>
          <Heading as="h2" className="pb-neutral" style={{ ...look.label, color: tones.neutral.light }}>
            {block.label}
          </Heading>
          <Text className="pb-shade" style={look.command}>
            {block.command
              .split(' ')
              .flatMap((word, index) => [
                index === 0 ? '' : ' ',
                drawSpan({ mark: 'whole', text: word }, index),
              ])}
          </Text>
        </Section>
      );
    case 'links':
      return <Links block={block} />;
  }
};
