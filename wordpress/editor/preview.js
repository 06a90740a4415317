import {h, ServerSideRender} from './wp.js';

/** The block as visitors will see it: printed by the server, and brought to life by the element itself. */
export function Preview({name, attributes}) {
  // Questions can be opened, but a link would leave the editor.
  const stay = event => {
    // By its name: elements in the canvas, a frame, are not instances of this window's classes.
    const isLink = ({localName, href}) => localName === 'a' && href;
    if (event.nativeEvent.composedPath().some(isLink)) event.preventDefault();
  };
  return h(
    'div',
    {className: 'welearn-preview', onClickCapture: stay},
    h(ServerSideRender, {
      block: name,
      attributes: withoutFrame(attributes),
      httpMethod: 'POST', // A document may be longer than an address.
    }),
  );
}

/** The block around has these already, and the server needs no copy. */
function withoutFrame({
  align,
  anchor,
  copy,
  className,
  backgroundColor,
  gradient,
  fontSize,
  style,
  ...rest
}) {
  const {spacing, color, typography, ...others} = style ?? {};
  const {background, gradient: own, ...colors} = color ?? {};
  const {fontSize: size, ...type} = typography ?? {};
  void [
    align,
    anchor,
    copy,
    className,
    backgroundColor,
    gradient,
    fontSize,
    spacing,
    background,
    own,
    size,
  ];
  return {...rest, style: {...others, color: colors, typography: type}};
}
