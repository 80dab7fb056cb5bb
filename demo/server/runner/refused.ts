/** A request to the product that cannot be done, with the HTTP status the API answers it with. Message: what and what to do. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: 404 | 409 | 400 | 413, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}
