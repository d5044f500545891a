// Runs in a platform's page, in the place of Stripe's Connect.js. What it shows is in frames of another site.
(() => {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement)) return;
  const base = new URL(currentScript.src).origin;
  // It may be loaded twice, by who thought it lost.
  if (customElements.get('stripe-connect-payments')) return;

  /**
   * The components, and what can be set on each beside `onLoadError` and `onLoaderStart`.
   *
   * @type {Record<string, readonly string[]>}
   */
  const components = {
    'account-onboarding': [
      'FullTermsOfServiceUrl',
      'RecipientTermsOfServiceUrl',
      'PrivacyPolicyUrl',
      'SkipTermsOfServiceCollection',
      'CollectionOptions',
      'OnExit',
      'OnStepChange',
    ],
    'account-management': ['CollectionOptions', 'OnSectionOpen'],
    'notification-banner': ['CollectionOptions', 'OnNotificationsChange'],
    payments: ['DefaultFilters'],
    payouts: [],
    documents: [],
  };

  /**
   * A frame of Stripe's.
   *
   * @param {string} path
   * @param {string} title
   */
  function frameAt(path, title) {
    const frame = document.createElement('iframe');
    frame.src = base + path;
    frame.title = title;
    frame.allow = 'camera';
    frame.style.width = '100%';
    frame.style.border = '0';
    frame.style.display = 'block';
    return frame;
  }

  /**
   * Calls `hear` with what the page in a frame says, until the function that it gives is called.
   *
   * @param {HTMLIFrameElement} frame
   * @param {(said: Record<string, unknown>) => void} hear
   */
  function listenTo(frame, hear) {
    /** @param {MessageEvent} event */
    const heard = ({ source, origin, data }) => {
      if (origin === base && source === frame.contentWindow) hear(data);
    };
    addEventListener('message', heard);
    return () => removeEventListener('message', heard);
  }

  /**
   * @typedef {{ type: string, message: string }} Problem
   * @typedef {{
   *   publishableKey: string,
   *   fetchClientSecret: () => Promise<string>,
   *   appearance?: { variables?: Record<string, string> },
   *   locale?: string,
   *   metaOptions?: { eagerClientSecretPromise?: Promise<string> },
   * }} Parameters
   */

  /** What all components of an instance share: one session, and one look. */
  class Connector {
    /** @param {Parameters} parameters */
    constructor(parameters) {
      this.parameters = parameters;
      /** @type {Set<() => void>} Told when the look has changed, or all is over. */
      this.watchers = new Set();
      /** Shown by who has signed in, in a window of Stripe's. */
      this.signIn = '';
      this.isOver = false;
      /** @type {Promise<string> | undefined} */
      this.eager = parameters.metaOptions?.eagerClientSecretPromise;
      /** @type {Promise<string> | undefined} */
      this.token = undefined;
      this.agent = frameAt('/connect/agent', 'Stripe');
      this.agent.style.display = 'none';
      this.isThere = new Promise((resolve) => {
        listenTo(this.agent, () => resolve(undefined));
      });
      document.body.append(this.agent);
    }

    /**
     * The token of a session; `expired` is the one that is not good any more.
     *
     * @param {string} [expired]
     * @returns {Promise<string>}
     */
    async session(expired) {
      const token = await this.token?.catch(() => undefined);
      if (token === undefined || token === expired) this.token = this.#begin();
      return this.token ?? '';
    }

    async #begin() {
      const { publishableKey, fetchClientSecret } = this.parameters;
      const secret = this.eager ?? fetchClientSecret();
      this.eager = undefined;
      const { token } = await this.#ask({ claim: { secret: await secret, publishableKey } });
      return token;
    }

    /**
     * Has the agent ask the server. Throws a Problem.
     *
     * @param {Record<string, unknown>} question
     * @returns {Promise<{ token: string }>}
     */
    async #ask(question) {
      await this.isThere;
      const { port1, port2 } = new MessageChannel();
      /** @type {{ token: string } | { error: Problem }} */
      const answer = await new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
        this.agent.contentWindow?.postMessage(question, base, [port2]);
      });
      if ('error' in answer) throw answer.error;
      return answer;
    }

    /** @param {Pick<Parameters, 'appearance' | 'locale'>} options */
    update(options) {
      this.parameters = { ...this.parameters, ...options };
      for (const watch of this.watchers) watch();
    }

    async logout() {
      const token = await this.token?.catch(() => undefined);
      this.isOver = true;
      this.signIn = '';
      if (token) await this.#ask({ logout: token }).catch(() => {});
      for (const watch of this.watchers) watch();
    }
  }

  /** An element that a platform puts where it wants the component to be. */
  class Component extends HTMLElement {
    /** @type {Record<string, unknown>} */
    settings = {};
    /** @type {Connector | undefined} */
    connector = undefined;
    /** @type {HTMLIFrameElement | undefined} */
    frame = undefined;
    /** @type {(() => void)[]} */
    endings = [];
    token = '';
    /** Whether a page in the frame listens. */
    isThere = false;
    isShown = false;

    connectedCallback() {
      this.#begin();
    }

    disconnectedCallback() {
      for (const end of this.endings.splice(0)) end();
      this.frame?.remove();
      this.frame = undefined;
    }

    /** @param {Connector} connector */
    setConnector(connector) {
      this.connector = connector;
      this.#begin();
    }

    get component() {
      return this.localName.replace('stripe-connect-', '');
    }

    #begin() {
      const { connector, component } = this;
      if (!connector || this.frame || !this.isConnected) return;
      this.isThere = false;
      this.isShown = false;
      const frame = frameAt(`/connect/frame?component=${component}`, `Stripe: ${component}`);
      frame.style.height = '0';
      this.frame = frame;
      const look = () => (connector.isOver ? this.remove() : this.#tell({ look: this.#look() }));
      connector.watchers.add(look);
      this.endings.push(() => connector.watchers.delete(look));
      this.endings.push(listenTo(frame, (said) => void this.#hear(connector, said)));
      this.append(frame);
    }

    /**
     * @param {Connector} connector
     * @param {Record<string, unknown>} said
     */
    async #hear(connector, said) {
      const { total, actionRequired, step, height } = said;
      this.isThere = true;
      if (said.type === 'ready') return this.#open(connector);
      if (said.type === 'expired') return this.#open(connector, this.token);
      if (said.type === 'signed-in') {
        connector.signIn = String(said.signIn);
        return this.#open(connector);
      }
      if (said.type === 'failed') return this.#fail(said.error);
      if (said.type === 'height') return this.#grow(`${height}px`);
      // A banner that has nothing to say draws nothing, and so does not say that it begins to: inferred.
      if (!this.isShown && total !== 0) {
        this.isShown = true;
        this.#call('OnLoaderStart', { elementTagName: this.component });
      }
      if (said.type === 'exit') this.#call('OnExit');
      if (said.type === 'step') this.#call('OnStepChange', { step });
      if (said.type === 'notifications') this.#call('OnNotificationsChange', { total, actionRequired });
    }

    /**
     * Nothing is to be seen before `onLoaderStart`: till then waiting, and what fails, is the platform's to show.
     *
     * @param {string} height
     */
    #grow(height) {
      if (this.frame && this.isShown) this.frame.style.height = height;
    }

    /**
     * @param {Connector} connector
     * @param {string} [expired]
     */
    async #open(connector, expired) {
      try {
        this.token = await connector.session(expired);
        const { token, component } = this;
        this.#tell({ open: { token, component, signIn: connector.signIn }, look: this.#look() });
      } catch (error) {
        this.#fail(error);
      }
    }

    /** @param {unknown} error */
    #fail(error) {
      const isProblem = typeof error === 'object' && error !== null && 'type' in error;
      const told = isProblem
        ? error
        : { type: 'account_session_create_error', message: 'The client secret could not be fetched.' };
      this.#call('OnLoadError', { elementTagName: this.component, error: told });
    }

    #look() {
      const { appearance, locale = navigator.language } = this.connector?.parameters ?? {};
      return { variables: appearance?.variables ?? {}, locale };
    }

    /** @param {Record<string, unknown>} message */
    #tell(message) {
      if (this.isThere) this.frame?.contentWindow?.postMessage(message, base);
    }

    /**
     * @param {string} name
     * @param {unknown} [told]
     */
    #call(name, told) {
      const set = this.settings[name];
      if (typeof set === 'function') set(told);
    }
  }

  for (const [component, own] of Object.entries(components)) {
    class Element extends Component {}
    for (const name of ['OnLoadError', 'OnLoaderStart', ...own])
      Object.defineProperty(Element.prototype, `set${name}InternalOnly`, {
        /** @this {Component} @param {unknown} value */
        value(value) {
          this.settings[name] = value;
        },
      });
    customElements.define(`stripe-connect-${component}`, Element);
  }

  const StripeConnect = {
    /** @type {(() => void) | undefined} */
    onLoad: undefined,
    /** @param {Parameters} parameters */
    init(parameters) {
      const connector = new Connector(parameters);
      return {
        connect: connector,
        /** @param {Pick<Parameters, 'appearance' | 'locale'>} options */
        update: (options) => connector.update(options),
        logout: () => connector.logout(),
        /** @param {string} component */
        create(component) {
          const element = document.createElement(`stripe-connect-${component}`);
          if (element instanceof Component) element.setConnector(connector);
          return element;
        },
      };
    },
  };
  const { StripeConnect: before } = /** @type {{ StripeConnect?: { onLoad?: () => void } }} */ (
    /** @type {unknown} */ (window)
  );
  Object.assign(window, { StripeConnect: Object.assign(StripeConnect, before) });
  StripeConnect.onLoad?.();
})();
