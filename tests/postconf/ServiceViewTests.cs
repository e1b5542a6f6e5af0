namespace Postfix.Tests.Postconf;

public sealed class ServiceViewTests
{
    private const string Main = "foo_maps = foo_map\nbar_maps = bar_map\nproxy_write_maps = baz_map\n";
    private const string Master =
        "foo unix - n n - 0 foo -o proxy_write_maps=$foo_maps\nbar unix - n n - 0 bar -o proxy_write_maps=$bar_maps\nbaz unix - n n - 0 baz\n";

    [Fact]
    public void Each_service_has_its_own_setting_or_that_of_main_cf()
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Equal(
            "foo/unix/proxy_write_maps = foo_map\nbar/unix/proxy_write_maps = bar_map\nbaz/unix/proxy_write_maps = baz_map\n",
            sandbox.Show("-PPx", "*/*/proxy_write_maps"));
    }

    [Fact]
    public void Without_a_selection_all_parameters_are_shown_for_all_services()
    {
        using PostconfSandbox sandbox = new(Main, "foo unix - n n - 0 foo\n");
        string[] parameters = Lines(sandbox.Run().Output).Where(IsOfMain).ToArray();
        string[] settings = Lines(sandbox.Run("-PP").Output).Select(line => line["foo/unix/".Length..]).Where(IsOfMain).ToArray();
        Assert.Equal(parameters, settings);
    }

    [Fact]
    public void A_class_chooses_among_the_known_names_and_all_settings_of_the_service_are_shown()
    {
        using PostconfSandbox sandbox = new("myorigin = $mine\nmine = 1\n", "foo unix - n n - 0 foo -o myorigin=x -o other=y\n");
        Assert.Equal(
            "foo/unix/mine = 1\nfoo/unix/myorigin = x\nfoo/unix/other = y\n", sandbox.Run("-PP", "-C", "user").Output);
        Assert.Contains("foo/unix/mydomain = ", sandbox.Run("-PP", "-C", "user", "foo").Output);
    }

    [Fact]
    public void A_setting_that_no_service_knows_is_a_warning()
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Contains("postconf: warning: unmatched request: \"foo/unix/nosuch\"\n", sandbox.Run("-PP", "foo/unix/nosuch").Errors);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // These are the program's, or the service's.
    private static bool IsOfMain(string line) =>
        !line.StartsWith("process_", StringComparison.Ordinal) && !line.StartsWith("service_name", StringComparison.Ordinal);
}
