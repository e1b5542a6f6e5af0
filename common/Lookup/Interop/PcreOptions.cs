namespace Postfix.Lookup.Interop;

/// <summary>The options of pcre2_compile(3) that pcre_table(5) knows.</summary>
[Flags]
internal enum PcreOptions : uint
{
    None = 0,
    IgnoreCase = 0x00000008,
    DollarEndOnly = 0x00000010,
    DotMatchesAll = 0x00000020,
    Extended = 0x00000080,
    MultiLine = 0x00000400,
    Ungreedy = 0x00040000,
    Anchored = 0x80000000,
}
