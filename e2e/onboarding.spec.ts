import { createAccount, expect, test, untilShown } from './fixtures';
import { fillScreen, giveEverything, goTo, saveForLater } from './hosted-pages';
import { CHECK_SECONDS, DOCUMENT } from './stripe/model/verification';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a pilot creates an account, gives everything, and is cleared for take-off', async ({
      page,
      stripe,
    }) => {
      await page.goto('/');
      await expect(page).toHaveTitle('Get ready for take off – Rocket Rides');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get ready for take off');
      await expect(page.getByRole('main')).toContainText(
        'join our team of pilots to help people travel faster.',
      );

      const account = await createAccount(page);
      expect([...stripe.state.accounts.keys()]).toEqual([account]);
      await expect(page.getByRole('main')).toContainText('Rocket Rides partners with Stripe to pay you');

      await page.getByRole('button', { name: 'Add information' }).click();
      await giveEverything(page);
      await expect(page).toHaveURL(`/return/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off');
      expect(stripe.state.log.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'POST /v2/core/accounts',
        'POST /v2/core/account_links',
        `GET /v2/core/accounts/${account}`,
      ]);
    });

    test('“Save for later” is not success: what is missing is listed, and the pilot continues', async ({
      page,
    }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await goTo(page, 'Add your bank account');
      await saveForLater(page);

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re not finished yet');
      await expect(page.getByRole('listitem')).toHaveText([
        'Your bank account for payouts',
        'Your agreement to Stripe’s terms',
      ]);
      await page.getByRole('button', { name: 'Continue at Stripe' }).click();
      await fillScreen(page, 'Confirm it is you');
      await fillScreen(page, 'Add your bank account');
      await page.getByRole('button', { name: 'Agree and submit' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off');
    });

    test('“Save for later” on the very first screen lists all that is missing', async ({ page }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await saveForLater(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re not finished yet');
      await expect(page.getByRole('main')).not.toContainText(
        /business_|individual\.|representative\.|requirements\.|past_due/,
      );
    });

    test('while Stripe is checking the pilot reads so, and later that it is done', async ({
      page,
      stripe,
    }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await giveEverything(page, { 'Year of birth': '1901' });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stripe is checking your details');

      stripe.state.clock.advance(CHECK_SECONDS);
      await untilShown(page, 'You’re cleared for take-off');
    });

    test('a pilot who could not be verified is asked for a document, and told again when it fails', async ({
      page,
      stripe,
    }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await giveEverything(page, {
        'Year of birth': '1901',
        'Last four digits of your Social Security number': '1111',
      });
      stripe.state.clock.advance(CHECK_SECONDS);
      await untilShown(page, 'Stripe needs something more from you');
      await expect(page.getByRole('listitem')).toHaveCount(1);
      await page.getByRole('button', { name: 'Continue at Stripe' }).click();
      await fillScreen(page, 'Confirm it is you');
      await page.getByLabel('Document').selectOption('file_identity_document_failure');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByLabel('Document').selectOption('file_identity_document_success');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re cleared for take-off');
    });

    test('a rejected pilot reads it plainly, and can’t go round in circles', async ({ page, stripe }) => {
      const account = await createAccount(page);
      const record = stripe.state.accounts.get(account);
      if (record)
        record.forced = {
          details_submitted: true,
          requirements: { currently_due: [], disabled_reason: 'rejected.fraud' },
        };
      await page.goto(`/return/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stripe can’t support this account');
      await expect(page.getByRole('main')).not.toContainText('fraud');
      await expect(page.getByRole('button')).toHaveCount(0);

      await page.goto(`/refresh/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'We could not take you back to Stripe',
      );
      await page.getByRole('link', { name: 'See where your account stands' }).click();
      await expect(page).toHaveURL(`/return/${account}`);
    });

    test('a match on a sanctions list reads as a check, never by its name', async ({ page }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await giveEverything(page, { 'Year of birth': '1900' });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        /Stripe is checking your details|Not ready yet/,
      );
      await expect(page.getByRole('main')).not.toContainText(/listed|sanction/);
    });

    test('nothing due is not yet ready, and what is only eventually due keeps nobody waiting', async ({
      page,
      stripe,
    }) => {
      const account = await createAccount(page);
      const record = stripe.state.accounts.get(account);
      if (!record) throw new Error('no account');
      const nothingDue = { currently_due: [], past_due: [], eventually_due: [DOCUMENT] };
      record.forced = { details_submitted: true, requirements: { ...nothingDue, disabled_reason: 'other' } };
      await page.goto(`/return/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready yet');

      record.forced = {
        details_submitted: true,
        charges_enabled: true,
        payouts_enabled: true,
        requirements: { ...nothingDue, disabled_reason: null },
      };
      await untilShown(page, 'You’re cleared for take-off');
    });

    test('a spent link leads to a fresh one with no page in between', async ({ page, stripe }) => {
      const account = await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
      const [link] = stripe.state.links.values();
      stripe.state.log.clear();
      await page.goto(`${stripe.url}/setup/s/${account}/${link?.secret}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
      expect(stripe.state.log.entries.map(({ path }) => path)).toEqual(['/v2/core/account_links']);
    });

    test('an expired link leads to a fresh one', async ({ page, stripe, request }) => {
      const account = await createAccount(page);
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join();
      const answer = await request.post('/api/account_link', { data: { account }, headers: { cookie } });
      const { url }: { url: string } = await answer.json();
      stripe.state.clock.advance(601);
      await page.goto(url);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
      expect(stripe.state.links.size).toBe(2);
    });

    test('reloading changes nothing at any step', async ({ page, stripe }) => {
      const account = await createAccount(page);
      await page.reload();
      await expect(page.getByText(account)).toBeVisible();
      await page.getByRole('button', { name: 'Add information' }).click();
      await goTo(page, 'Tell us about your business');
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tell us about your business');
      await saveForLater(page);
      await expect(page).toHaveURL(`/return/${account}`);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re not finished yet');
      expect(stripe.state.accounts.size).toBe(1);
    });

    test('a pilot who closes the tab continues where they were, with the same account', async ({
      page,
      stripe,
    }) => {
      const account = await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await goTo(page, 'Add your bank account');
      await page.close();

      const later = await page.context().newPage();
      await later.goto('/');
      await expect(later.getByText(account)).toBeVisible();
      await later.getByRole('button', { name: 'Add information' }).click();
      await fillScreen(later, 'Confirm it is you');
      await expect(later.getByRole('heading', { level: 1 })).toHaveText('Add your bank account');
      expect(stripe.state.accounts.size).toBe(1);
    });

    test('a double click and a second tab end with one account', async ({ page, stripe }) => {
      stripe.state.faults.plan({ kind: 'latency', ms: 300, path: '/v2/core/accounts' });
      await page.goto('/');
      const other = await page.context().newPage();
      await other.goto('/');
      const press = { noWaitAfter: true };
      await Promise.all([
        page.getByRole('button', { name: 'Create an account!' }).dblclick(press),
        other.getByRole('button', { name: 'Create an account!' }).click(press),
      ]);
      await expect(page.getByText(/^acct_/)).toBeVisible();
      await expect(other.getByText(/^acct_/)).toHaveText(await page.getByText(/^acct_/).innerText());
      expect(stripe.state.accounts.size).toBe(1);
    });

    test('while Stripe is down the pilot reads so, and the next press opens the one account', async ({
      page,
      stripe,
      mayComplain,
    }) => {
      mayComplain.push(/status of 503/);
      stripe.state.faults.plan({ kind: 'unavailable' });
      await page.goto('/');
      await page.getByRole('button', { name: 'Create an account!' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'could not reach Stripe' })).toContainText(
        'Nothing was lost',
        { timeout: 16_000 },
      );
      stripe.state.faults.clear();
      await page.getByRole('button', { name: 'Create an account!' }).click();
      const account = await page.getByText(/^acct_/).innerText();

      stripe.state.faults.plan({ kind: 'unavailable' });
      await page.goto(`/return/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'We could not confirm where you stand',
      );
      stripe.state.faults.clear();
      await page.getByRole('link', { name: 'Try again' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You’re not finished yet');
      expect(stripe.state.accounts.size).toBe(1);
    });

    test('a link that can’t be made says so, and trying again takes the pilot to Stripe', async ({
      page,
      stripe,
      mayComplain,
    }) => {
      mayComplain.push(/status of 503/);
      const account = await createAccount(page);
      stripe.state.faults.plan({ kind: 'rate_limit', path: '/v2/core/account_links', times: 2 });
      await page.getByRole('button', { name: 'Add information' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Stripe is very busy' })).toBeVisible();
      await page.goto(`/refresh/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'We could not take you back to Stripe',
      );
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
    });

    test('the sixth fresh link within a minute is a loop, and ends on a page', async ({ page, stripe }) => {
      const account = await createAccount(page);
      for (let visit = 1; visit <= 5; visit += 1) {
        await page.goto(`/refresh/${account}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
      }
      await page.goto(`/refresh/${account}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'We could not take you back to Stripe',
      );
      await expect(page.getByRole('main')).toContainText('Wait a minute');
      expect(stripe.state.links.size).toBe(5);
    });

    test('another pilot’s account can’t be told from one that does not exist', async ({
      page,
      browser,
      stripe,
    }) => {
      const account = await createAccount(page);
      const stranger = await browser.newContext({ javaScriptEnabled });
      const theirs = await stranger.newPage();
      await createAccount(theirs);
      stripe.state.log.clear();
      for (const path of ['return', 'refresh']) {
        const other = await theirs.goto(new URL(`/${path}/${account}`, page.url()).href);
        const otherText = await theirs.getByRole('main').innerText();
        const none = await theirs.goto(new URL(`/${path}/acct_doesNotExist`, page.url()).href);
        expect(other?.status()).toBe(404);
        expect(none?.status()).toBe(404);
        expect(await theirs.getByRole('main').innerText()).toBe(otherText);
      }
      expect(stripe.state.log.entries).toEqual([]);
      await stranger.close();
    });

    test('back from Stripe’s page by the Back button, nothing is stuck', async ({ page }) => {
      await createAccount(page);
      await page.getByRole('button', { name: 'Add information' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
      await page.goBack();
      const button = page.getByRole('button', { name: 'Add information' });
      await expect(button).toBeEnabled();
      await button.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Get started with Stripe');
    });
  });
