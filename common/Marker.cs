namespace Postfix; internal static class Marker { }
