/** By a pasted ID, or anything that has one in it, such as the Dashboard’s address of an account. */
export function FindAccount({ misread = false }: { misread?: boolean }) {
  return (
    <search>
      <form action="/ops" className="find">
        <label htmlFor="find">Find an account by its ID</label>
        <input id="find" name="find" type="search" required autoComplete="off" spellCheck={false} />
        <button type="submit">Find</button>
      </form>
      {misread && (
        <p role="status" className="notice todo">
          There was no account’s ID in that: one begins with <code>acct_</code>.
        </p>
      )}
    </search>
  );
}
