using Postfix.Config;

namespace Postfix.Mail;

/// <summary>The spelling of <see cref="PropagatedExtensions"/> in main.cf.</summary>
public static class PropagatedExtensionNames
{
    private static readonly Dictionary<string, PropagatedExtensions> s_names = new(StringComparer.Ordinal)
    {
        ["canonical"] = PropagatedExtensions.Canonical,
        ["virtual"] = PropagatedExtensions.Virtual,
        ["alias"] = PropagatedExtensions.Alias,
        ["forward"] = PropagatedExtensions.Forward,
        ["include"] = PropagatedExtensions.Include,
        ["generic"] = PropagatedExtensions.Generic,
    };

    /// <summary>What <c>propagate_unmatched_extensions</c> lists.</summary>
    /// <exception cref="ConfigurationException">A name is unknown.</exception>
    public static PropagatedExtensions Parse(Settings settings) =>
        KnownWords.Read(settings, CleanupParameters.PropagateUnmatchedExtensions, s_names)
            .Aggregate(PropagatedExtensions.None, (all, one) => all | one);
}
