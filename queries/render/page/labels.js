// Nodes with their places and the zoom in, as many names as fit without touching out, in one size of letters.
const LETTER = 12.5;
const LINE = 14;

/** A name in lines of some thirty characters, at most three. */
function wrapped(name) {
  const lines = [""];
  for (const word of name.split(" ")) {
    if (lines.at(-1) && (lines.at(-1) + word).length > 28) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]} …`] : lines;
}

function touches(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Where a name may stand beside its node: outwards, below, above, inwards. */
function candidates(node, wide, high) {
  const { x, y, radius } = node;
  const away = radius + 4;
  const side = (right) => ({ left: right ? x + away : x - away - wide, top: y - high / 2 });
  const under = { left: x - wide / 2, top: y + away };
  const over = { left: x - wide / 2, top: y - away - high };
  const out = Math.cos(node.angle) >= 0;
  if (node.centre) return [under, over, side(true), side(false)];
  const steep = Math.abs(Math.sin(node.angle)) > 0.85;
  const first = Math.sin(node.angle) > 0 ? [under, over] : [over, under];
  return steep ? [...first, side(out), side(!out)] : [side(out), ...first, side(!out)];
}

/** Names in lines beside their nodes, the centre first; one that finds no room is left out until one zooms. */
function besideNodes(canvas, nodes, frame, taken) {
  for (const node of nodes) {
    const wide = Math.max(...node.lines.map((line) => canvas.measureText(line).width));
    const high = node.lines.length * LINE;
    for (const { left, top } of candidates(node, wide, high)) {
      const box = { left: left - 2, top: top - 1, right: left + wide + 2, bottom: top + high + 1 };
      const inside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      if (!inside || taken.some((other) => other.node !== node && touches(box, other))) continue;
      taken.push({ ...box, node: null });
      node.lines.forEach((line, place) => lettered(canvas, line, left, top + (place + 0.8) * LINE));
      break;
    }
  }
}

/** Names along the spokes, for a ring of many. */
function alongSpokes(canvas, nodes, frame, taken) {
  const last = new Map();
  for (const node of nodes) {
    const reach = Math.hypot(node.x, node.y);
    const before = last.get(node.ring);
    if (before !== undefined && Math.abs(node.angle - before) * reach < LINE - 1) continue;
    const text = node.lines.join(" · ").slice(0, 44);
    last.set(node.ring, node.angle);
    const far = node.radius + 4 + canvas.measureText(text).width;
    const [endX, endY] = [node.x + far * Math.cos(node.angle), node.y + far * Math.sin(node.angle)];
    if (endX < frame.left || endX > frame.right || endY < frame.top || endY > frame.bottom) continue;
    const flip = Math.cos(node.angle) < 0;
    canvas.save();
    canvas.translate(node.x, node.y);
    canvas.rotate(flip ? node.angle + Math.PI : node.angle);
    canvas.textAlign = flip ? "right" : "left";
    lettered(canvas, text, (flip ? -1 : 1) * (node.radius + 4), LETTER * 0.35);
    canvas.restore();
    taken.push({ left: node.x - 20, right: node.x + 20, top: node.y - 8, bottom: node.y + 8, node });
  }
}

function lettered(canvas, text, x, y) {
  canvas.strokeText(text, x, y);
  canvas.fillText(text, x, y);
}

/** Draws the names over a picture that vis-network has drawn; ``drawn`` are nodes with x, y, size, lines. */
function drawLabels(canvas, drawn, view, look) {
  const { scale, position, width, height } = view;
  const frame = {
    left: position.x * scale - width / 2, right: position.x * scale + width / 2,
    top: position.y * scale - height / 2, bottom: position.y * scale + height / 2,
  };
  canvas.save();
  canvas.scale(1 / scale, 1 / scale);
  canvas.font = `${LETTER}px ${look.family}`;
  canvas.lineJoin = "round";
  canvas.lineWidth = 3.5;
  canvas.strokeStyle = look.paper;
  canvas.fillStyle = look.ink;
  canvas.textAlign = "left";
  const nodes = drawn.map((node) => ({ ...node, x: node.x * scale, y: node.y * scale, radius: node.size * scale }));
  const near = nodes.filter(({ x, y }) => x > frame.left - 60 && x < frame.right + 60 && y > frame.top - 60 && y < frame.bottom + 60);
  const taken = near.map((node) => ({
    left: node.x - node.radius, right: node.x + node.radius, top: node.y - node.radius, bottom: node.y + node.radius, node,
  }));
  const spokes = near.filter((node) => node.leaf);
  const many = nodes.filter((node) => node.leaf).length > 30;
  if (many) alongSpokes(canvas, spokes, frame, taken);
  besideNodes(canvas, many ? near.filter((node) => !node.leaf) : near, frame, taken);
  canvas.restore();
}
