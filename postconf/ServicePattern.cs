using Postfix.Config;

namespace Postfix.Postconf;

/// <summary>A selection from master.cf: <c>service/type/last</c>, each part a name or <c>*</c>.</summary>
/// <param name="Service">Service name.</param>
/// <param name="Type">Service type.</param>
/// <param name="Last">Field or parameter name.</param>
internal readonly record struct ServicePattern(string Service, string Type, string Last)
{
    public const string Wildcard = "*";

    private const int MaxParts = 3;

    /// <summary>Parses a selection with <paramref name="min"/> to <paramref name="max"/> parts; missing ones match everything.</summary>
    public static ServicePattern Parse(string text, int min, int max, string complaint)
    {
        string[] parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool isValid = !text.StartsWith('/') && parts.Length >= min && parts.Length <= max
            && Array.TrueForAll(parts, part => part == Wildcard || !part.Contains('*'));
        if (!isValid)
        {
            throw new ConfigurationException(complaint);
        }

        string[] all = [.. parts, .. Enumerable.Repeat(Wildcard, MaxParts - parts.Length)];
        return new ServicePattern(all[0], all[1], all[2]);
    }

    /// <summary>Whether the selection includes that service.</summary>
    public bool Matches(string service, string type) =>
        (Service == Wildcard || Service == service) && (Type == Wildcard || Type == type);
}
