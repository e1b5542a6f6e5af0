using System.Text.RegularExpressions;

namespace Postfix.Architecture;

/// <summary>One source file.</summary>
/// <param name="Path">Relative to the repository's root.</param>
/// <param name="Text">Its content.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The layer of a file in common/; null for a program's file.</summary>
    public string? Layer => Path.StartsWith("common/", StringComparison.Ordinal) ? Path.Split('/')[1] : null;

    /// <summary>The namespace that it declares; null for top-level statements.</summary>
    public string? Namespace => NamespaceDeclaration().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The code without comments and string literals.</summary>
    public string Code => CommentOrLiteral().Replace(Text, "");

    /// <summary>Namespaces of ours that it imports or names.</summary>
    public IEnumerable<string> References() =>
        from match in Reference().Matches(Code)
        select match.Groups[1].Value;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"\bPostfix\.(\w+)")]
    private static partial Regex Reference();

    [GeneratedRegex("""//[^\n]*|\"\"\"[\s\S]*?\"\"\"|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])'""")]
    private static partial Regex CommentOrLiteral();
}
