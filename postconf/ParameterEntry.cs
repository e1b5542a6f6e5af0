namespace Postfix.Postconf;

/// <summary>A name that postconf(1) knows.</summary>
/// <param name="Name">The name.</param>
/// <param name="Class">Where it comes from.</param>
/// <param name="Default">Gives the default value.</param>
/// <param name="IsRaw">Whether the program expands the value itself, with names of its own.</param>
/// <param name="IsReadOnly">Whether main.cf cannot set it.</param>
internal sealed record ParameterEntry(
    string Name, ParameterClass Class, Func<string> Default, bool IsRaw = false, bool IsReadOnly = false);
