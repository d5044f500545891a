import { typesOf } from '../parameters/declarations';
import { enumOf } from '../parameters/parameters-of';

/** All types of snapshot events that the SDK knows, and `*`. */
export function snapshotTypes(): readonly string[] {
  return enumOf('WebhookEndpoints', 'WebhookEndpointCreateParams.EnabledEvent');
}

/** All types of thin events that the SDK knows, and `*`. */
export function thinTypes(): readonly string[] {
  thin ??= ['*', ...readThinTypes()];
  return thin;
}

let thin: readonly string[] | undefined;

/** The SDK has no type of their names: each event is an interface that says its own. */
function readThinTypes(): string[] {
  const interfaces = [...typesOf('V2/Core/Events').declarations].filter(([name]) => /Event$/.test(name));
  return interfaces.flatMap(([, { node }]) => {
    const members = node.type === 'TSInterfaceDeclaration' ? node.body.body : [];
    return members.flatMap((member) => {
      if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') return [];
      const type = member.typeAnnotation?.typeAnnotation;
      if (member.key.name !== 'type' || type?.type !== 'TSLiteralType') return [];
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string'
        ? [type.literal.value]
        : [];
    });
  });
}
