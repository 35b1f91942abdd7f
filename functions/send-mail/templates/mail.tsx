/** The one page all mails share: no images, nothing fetched, the first line first. */
import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Text } from '@react-email/text';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { MailContent } from '../blocks.ts';
import { BlockView, drawSpan } from './blocks.tsx';
import { darkStyles, look } from './look.ts';

// What an inbox shows of a mail is its first line, so there is no hidden preview to differ from it.
const Mail = ({ content }: { content: MailContent }): ReactElement => (
  <Html lang="en" dir="ltr">
    <Head>
      <title>{content.subject}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
      <style>{darkStyles}</style>
    </Head>
    <Body className="pb-ground" style={look.body}>
      <Container style={look.container}>
        <Heading as="h1" className="pb-ink" style={look.lead}>
          {content.lead.map(drawSpan)}
        </Heading>
        <Text className="pb-muted" style={look.context}>
          {content.context.map(drawSpan)}
        </Text>
        {content.blocks.map((block, index) => (
          <BlockView key={index} block={block} />
        ))}
        <Hr className="pb-rule" style={look.rule} />
        {content.footer.map((line) => (
          <Text key={line} className="pb-muted" style={look.footer}>
            {line}
          </Text>
        ))}
      </Container>
    </Body>
  </Html>
);

/** What mail programs lay out by oldest and surest rules. */
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** React's own writer: the one of React Email brings a reader of HTML along, to make the plain text that is written here by hand. */
export const drawMail = async (content: MailContent): Promise<string> =>
  `${doctype}${renderToStaticMarkup(<Mail content={content} />)}`;
