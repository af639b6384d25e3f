// The places of a dataset on a plain ground: one point each, named when it is chosen. The list beside says the same.
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function bounds(features) {
  let [west, south, east, north] = [180, 90, -180, -90];
  const visit = (coordinates) => {
    if (typeof coordinates[0] === "number") {
      west = Math.min(west, coordinates[0]); east = Math.max(east, coordinates[0]);
      south = Math.min(south, coordinates[1]); north = Math.max(north, coordinates[1]);
    } else coordinates.forEach(visit);
  };
  for (const feature of features) if (feature.geometry?.coordinates) visit(feature.geometry.coordinates);
  return [[west, south], [east, north]];
}

// Places that have a state (bound or not) take its colour; their words say it too.
function colour() {
  return ["match", ["get", "state"], "yes", token("--d1"), "perhaps", token("--d2"), "no", token("--edge"), token("--d1")];
}

function plainGround() {
  return { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": token("--sunk") } }] };
}

// Thousands of places come as tiles, each when it is looked at; fewer come at once.
function tiled(box) {
  const [west, south, east, north] = JSON.parse(box.dataset.box);
  const tiles = [new URL(box.dataset.drawn, location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}")];
  return { source: { type: "vector", tiles, maxzoom: 14 }, edges: [[west, south], [east, north]] };
}

async function whole(box) {
  const answer = await fetch(box.dataset.map);
  const places = await answer.json();
  if (!places.features.length) throw new Error("no place");
  return { source: { type: "geojson", data: places }, edges: bounds(places.features) };
}

export async function show(box) {
  const { source, edges } = box.dataset.drawn ? tiled(box) : await whole(box);
  const { Map, NavigationControl, Popup } = await import(box.dataset.maplibre);
  box.hidden = false;
  const map = new Map({
    container: box, style: box.dataset.tiles || plainGround(), bounds: edges,
    fitBoundsOptions: { padding: 40, maxZoom: 14 }, attributionControl: box.dataset.tiles ? undefined : false,
    cooperativeGestures: false, dragRotate: false,
    locale: { "NavigationControl.ZoomIn": box.dataset.zoomIn, "NavigationControl.ZoomOut": box.dataset.zoomOut, "Map.Title": box.dataset.label },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.on("load", () => {
    map.addSource("places", source);
    const layered = source.type === "vector" ? { "source-layer": "places" } : {};
    map.addLayer({ id: "areas", type: "fill", source: "places", ...layered, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour(), "fill-opacity": 0.8, "fill-outline-color": token("--paper") } });
    map.addLayer({ id: "lines", type: "line", source: "places", ...layered, filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": token("--d1"), "line-width": 3 } });
    map.addLayer({ id: "points", type: "circle", source: "places", ...layered, filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": colour(), "circle-radius": 7, "circle-stroke-width": 2, "circle-stroke-color": token("--surface") } });
    for (const layer of ["areas", "lines", "points"]) {
      map.on("click", layer, (event) => new Popup({ closeButton: false }).setLngLat(event.lngLat).setText(event.features[0].properties.label ?? "").addTo(map));
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
  });
}
