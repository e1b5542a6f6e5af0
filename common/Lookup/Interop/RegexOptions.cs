namespace Postfix.Lookup.Interop;

/// <summary>The cflags of regcomp(3), with the values of the GNU C library.</summary>
[Flags]
internal enum RegexOptions
{
    Extended = 1,
    IgnoreCase = 2,
    NewLine = 4,
    NoGroups = 8,
}
