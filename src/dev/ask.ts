/** Asks the server of the page. @throws Error with what it said, where it refuses */
export async function ask<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
  const search = new URLSearchParams(query).toString();
  const response = await fetch(search ? `${path}?${search}` : path);
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json() as Promise<T>;
}

/** Asks for something that changes what the server holds. @throws Error with what it said, where it refuses */
export async function send<T>(path: string, body: object): Promise<T> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="waymark-token"]')!.content;
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Waymark-Token': token },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json() as Promise<T>;
}
