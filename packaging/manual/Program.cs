namespace Postfix.Packaging.Manual;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is not [string source, string form, string target] || form is not ("man" or "html"))
        {
            Console.Error.WriteLine("usage: manual SOURCE-DIR man|html TARGET-DIR");
            return 1;
        }
        try
        {
            Book book = Book.Read(source);
            foreach ((string file, string text) in form == "man" ? ManForm.Files(book) : HtmlForm.Files(book))
            {
                string path = Path.Combine(target, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
            return 0;
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine($"manual: {error.Message}");
            return 1;
        }
    }
}
