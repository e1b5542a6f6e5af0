using System.Buffers;
using Postfix.Logging;

namespace Postfix.Postmulti;

/// <summary>The name and the group that an instance gets: null leaves what it has, an empty text takes it away.</summary>
internal sealed record NewNames(string? Name, string? Group)
{
    private static readonly SearchValues<char> s_safe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!@%-_=+:./");

    /// <summary>Refuses names that could do harm in a path or a command.</summary>
    /// <exception cref="FatalException">One does.</exception>
    public void Check()
    {
        if (!string.IsNullOrEmpty(Name))
        {
            if (!IsSafe(Name))
                throw new FatalException($"Unsafe characters in new instance name: '{Name}'");
            if (Name.Contains('/'))
                throw new FatalException($"Illegal '/' character in new instance name: '{Name}'");
            if (!Name.StartsWith(Instance.NamePrefix, StringComparison.Ordinal))
                throw new FatalException($"New instance name must start with '{Instance.NamePrefix}'");
        }
        if (!string.IsNullOrEmpty(Group) && !IsSafe(Group))
            throw new FatalException($"Unsafe characters in '-G {Group}'");
    }

    /// <summary>The instance with its new name and group.</summary>
    public Instance Apply(Instance instance) =>
        instance with { Name = Name ?? instance.Name, Group = Group ?? instance.Group };

    private static bool IsSafe(string name) => !name.AsSpan().ContainsAnyExcept(s_safe);
}
