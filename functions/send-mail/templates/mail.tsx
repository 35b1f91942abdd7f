/** The one page all mails share: no images, nothing fetched, the first line first. */
import { Body, Container, Head, Heading, Hr, Html, Text } from '@react-email/components';
import { render } from '@react-email/render';
import type { ReactElement } from 'react';
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

export const drawMail = (content: MailContent): Promise<string> => render(<Mail content={content} />);
