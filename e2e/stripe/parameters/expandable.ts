import type { TSType, TSTypeName } from 'oxc-parser';
import { type Scope, typesOf } from './declarations';

/** What a property is to `expand`: a part of the answer that comes anyway, an object of which the ID comes, or neither. */
type Expandable = 'part' | 'reference' | 'neither';

/** A type as it is written, and the scope in which its names mean something. */
type Place = { type: TSType; scope: Scope };

const WRAPPERS = ['Promise', 'Response', 'Array'];
const LISTS = ['ApiList', 'ApiListPromise'];

/** Whether a request, by the type of its parameters in the file of its resource in the SDK, is answered with a list. */
export function answersList(resource: string, type: string): boolean {
  const answer = answerOf(resource, type);
  return answer !== undefined && objectsIn(answer).some(isList);
}

/** What the property at the end of `path` is, in the SDK's type of the answer to such a request. */
export function expandableAt(resource: string, type: string, path: readonly string[]): Expandable {
  let place = answerOf(resource, type);
  for (const name of path) place = place && propertyOf(place, name);
  if (!place || objectsIn(place).length === 0) return 'neither';
  return holdsString(place) ? 'reference' : 'part';
}

function answerOf(resource: string, type: string): Place | undefined {
  const scope = typesOf(resource);
  const answer = scope.answers.get(type);
  return answer && { type: answer, scope };
}

function propertyOf(place: Place, name: string): Place | undefined {
  for (const { type, scope } of objectsIn(place)) {
    if (type.type !== 'TSTypeReference') continue;
    const [item] = type.typeArguments?.params ?? [];
    if (isList({ type, scope })) {
      if (item && name === 'data') return { type: item, scope };
      continue;
    }
    const declaration = scope.lookUp(partsOf(type.typeName));
    if (declaration?.node.type !== 'TSInterfaceDeclaration') continue;
    for (const member of declaration.node.body.body) {
      if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') continue;
      if (member.key.name === name && member.typeAnnotation)
        return { type: member.typeAnnotation.typeAnnotation, scope: declaration.scope };
    }
  }
  return undefined;
}

/** The objects with names of their own that a value of the type can be; a map such as metadata has none. */
function objectsIn({ type, scope }: Place): Place[] {
  if (type.type === 'TSUnionType') return type.types.flatMap((part) => objectsIn({ type: part, scope }));
  if (type.type !== 'TSTypeReference') return [];
  if (isList({ type, scope })) return [{ type, scope }];
  const [inner] = type.typeArguments?.params ?? [];
  if (inner && WRAPPERS.includes(partsOf(type.typeName).join('.'))) return objectsIn({ type: inner, scope });
  const declaration = scope.lookUp(partsOf(type.typeName));
  if (declaration?.node.type === 'TSTypeAliasDeclaration')
    return objectsIn({ type: declaration.node.typeAnnotation, scope: declaration.scope });
  const members = declaration?.node.body.body ?? [];
  return members.some((member) => member.type === 'TSPropertySignature') ? [{ type, scope }] : [];
}

/** Whether an ID can stand for the object. */
function holdsString({ type, scope }: Place): boolean {
  if (type.type === 'TSStringKeyword') return true;
  if (type.type === 'TSUnionType') return type.types.some((part) => holdsString({ type: part, scope }));
  const [item] = (type.type === 'TSTypeReference' && type.typeArguments?.params) || [];
  return item !== undefined && !isList({ type, scope }) && holdsString({ type: item, scope });
}

function isList({ type }: Place): boolean {
  return type.type === 'TSTypeReference' && LISTS.includes(partsOf(type.typeName).join('.'));
}

function partsOf(name: TSTypeName): readonly string[] {
  if (name.type === 'Identifier') return [name.name];
  return name.type === 'TSQualifiedName' ? [...partsOf(name.left), name.right.name] : [];
}
