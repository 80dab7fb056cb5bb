/**
 * Text as Slack takes it: `&`, `<` and `>` are what mentions, channels, dates and links are made of, and nothing else is to be escaped.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text/#escaping
 */
export function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
